namespace ActorMesos.Reports.Lines;

/// <summary>Puts names into the order that people expect: node-2 comes before node-10.</summary>
public sealed class NodeOrder : IComparer<string>
{
    /// <summary>The order.</summary>
    public static NodeOrder Natural { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Split(x ?? ""), Split(y ?? ""));
        var byWord = string.CompareOrdinal(left.Word, right.Word);
        return byWord != 0 ? byWord : left.Number != right.Number ? left.Number.CompareTo(right.Number) : string.CompareOrdinal(x, y);
    }

    private static (string Word, long Number) Split(string name)
    {
        var digits = name.Length;
        while (digits > 0 && char.IsAsciiDigit(name[digits - 1]) && name.Length - digits < 15)
        {
            digits--;
        }

        return digits == name.Length
            ? (name, -1)
            : (name[..digits], long.Parse(name.AsSpan(digits), System.Globalization.CultureInfo.InvariantCulture));
    }
}

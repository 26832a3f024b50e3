using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorMesos.Reports.Lines;

/// <summary>A resource as recordings print it, such as <c>disk(hdfs, hdfs-principal)[hdfs-data-0:data]:2048</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">The role that it is reserved for last; <c>*</c> for none.</param>
/// <param name="Volume">The id of the persistent volume; null where it is none.</param>
/// <param name="Amount">How much, MB for memory and disk; 0 for what is no scalar.</param>
public sealed partial record PrintedResource(string Name, string Role, string? Volume, double Amount)
{
    /// <summary>Whether it is reserved for a role.</summary>
    public bool IsReserved => Role is not "*";

    /// <summary>Reads what was printed; an item that is none is left out.</summary>
    public static IReadOnlyList<PrintedResource> ParseAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(item => Form().Match(item)).Where(match => match.Success).Select(Of)];
    }

    private static PrintedResource Of(Match match)
    {
        var roles = match.Groups["role"].Captures;
        var volume = match.Groups["volume"];
        return new(
            match.Groups["name"].Value,
            roles.Count == 0 ? "*" : roles[^1].Value,
            volume.Success && volume.Length > 0 ? volume.Value : null,
            double.TryParse(match.Groups["amount"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : 0);
    }

    [GeneratedRegex(
        @"^(?<name>[^(\[{<:]+)(\((?<role>[^,)]*)[^)]*\))*(\[((PATH|MOUNT|RAW|BLOCK)(\([^)]*\))?:[^,\]]*,?)?(?<volume>[^:\]]*)[^\]]*\])?(\{REV\})?(<[^>]*>)?:(?<amount>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Form();
}

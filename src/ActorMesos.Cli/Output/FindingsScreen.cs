using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Output;

/// <summary>What frameworks found: a line for each, or a table of those that count the same things, so that they can be compared.</summary>
internal static class FindingsScreen
{
    private const string Title = "found       ";
    private const string Gap = "  ";

    /// <summary>Tables, where they are not wider than that; else one list after the other.</summary>
    /// <param name="findings">What was found, framework by framework.</param>
    /// <param name="width">How wide a line may be.</param>
    /// <param name="line">Writes a line of a table.</param>
    /// <param name="list">Writes a list under its title, broken where it must be.</param>
    public static void Print(IReadOnlyList<FrameworkFinding> findings, int width, Action<string> line, Action<string, IReadOnlyList<string>> list)
    {
        foreach (var kind in Kinds(findings))
        {
            var table = Table(kind);
            if (kind.Count > 1 && table.All(line => line.Length <= width))
            {
                table.ForEach(line);
                continue;
            }

            foreach (var one in kind)
            {
                list(Title.TrimEnd(), [.. one.Found.Select((found, index) => $"{(index == 0 ? one.Framework + ": " : "")}{found.Name} {found.Value}")]);
            }
        }
    }

    /// <summary>Frameworks that have at least one name of a finding in common are compared.</summary>
    private static List<List<Row>> Kinds(IReadOnlyList<FrameworkFinding> findings)
    {
        List<List<Row>> kinds = [];
        foreach (var framework in findings.GroupBy(found => found.Framework, StringComparer.Ordinal))
        {
            var row = new Row(framework.Key, [.. framework.Select(found => (found.Finding.Name, found.Finding.Value))]);
            var kind = kinds.Find(kind => kind.Any(other => other.Found.Any(found => row.Of(found.Name) is not null)));
            if (kind is null)
            {
                kinds.Add([row]);
            }
            else
            {
                kind.Add(row);
            }
        }

        return kinds;
    }

    private static List<string> Table(List<Row> kind)
    {
        var columns = kind.SelectMany(row => row.Found).Select(found => found.Name).Distinct(StringComparer.Ordinal).ToList();
        var first = kind.Max(row => row.Framework.Length);
        // What only others have counted never happened to this one.
        string Cell(Row row, string column) => row.Of(column) ?? "0";
        var widths = columns.ConvertAll(column => Math.Max(column.Length, kind.Max(row => Cell(row, column).Length)));
        return
        [
            Title + new string(' ', first) + string.Concat(columns.Select((column, index) => Gap + column.PadLeft(widths[index]))),
            .. kind.Select(row => new string(' ', Title.Length) + row.Framework.PadRight(first)
                + string.Concat(columns.Select((column, index) => Gap + Cell(row, column).PadLeft(widths[index])))),
        ];
    }

    private sealed record Row(string Framework, IReadOnlyList<(string Name, string Value)> Found)
    {
        public string? Of(string name) => Found.FirstOrDefault(found => string.Equals(found.Name, name, StringComparison.Ordinal)).Value;
    }
}

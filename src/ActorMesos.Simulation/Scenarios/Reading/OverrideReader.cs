using System.Globalization;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>Puts what the command line says in its place in a scenario's tree, where it is read like what the file says.</summary>
internal static class OverrideReader
{
    private const string Form = "allowed: path=value, as in slaves[0].count=50 or network.latency=5ms";

    /// <summary>The file's tree with the overrides in it.</summary>
    public static SectionNode Apply(SectionNode root, ScenarioOverrides overrides, ProblemList problems)
    {
        foreach (var setting in overrides.IsWrong ? WrongHalf.SettingsOf(root, problems) : [])
        {
            root = Apply(root, $"{WrongHalf.Key}.set {Shorten(SettingMask.Of(setting))}", setting, problems);
        }

        foreach (var setting in overrides.Settings)
        {
            root = Apply(root, $"--set {Shorten(SettingMask.Of(setting))}", setting, problems);
        }

        root = overrides.Seed is { } seed ? Set(root, "seed", $"--seed {Shorten(seed)}", seed, problems) : root;
        return overrides.Semantics is { } semantics
            ? Set(root, "semantics", $"--semantics {Shorten(semantics)}", semantics, problems)
            : root;
    }

    private static SectionNode Apply(SectionNode root, string source, string setting, ProblemList problems)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? "" : setting[..equals].Trim();
        var value = setting[(equals + 1)..].Trim();
        if (Steps(path) is { } steps)
        {
            return Value(source, value, problems) is { } node ? Set(root, steps, node, problems) : root;
        }

        problems.Add(new(source, "", null, equals < 0 ? "no '='" : $"found no path in '{Shorten(path)}'", Form));
        return root;
    }

    private static SectionNode Set(SectionNode root, string key, string source, string value, ProblemList problems) =>
        Set(root, [key], new TextNode(new(source, null), value), problems);

    private static SectionNode Set(SectionNode root, string[] steps, Node value, ProblemList problems)
    {
        // A file without a scenario gets a problem of its own.
        return root.Find("scenario") is { } scenario ? root.With("scenario", Set(scenario, "scenario", steps, value, problems)) : root;
    }

    private static Node Set(Node here, string path, ReadOnlySpan<string> steps, Node value, ProblemList problems)
    {
        if (steps.IsEmpty)
        {
            return value;
        }

        var step = steps[0];
        switch (here)
        {
            case SectionNode section:
                var inner = section.Find(step) ?? new SectionNode(value.Origin, []);
                return section.With(step, Set(inner, $"{path}.{step}", steps[1..], value, problems));
            case ListNode list when Index(step, list) is { } index:
                var item = Set(list.Items[index], $"{path}[{step}]", steps[1..], value, problems);
                return list with { Items = list.Items.SetItem(index, item) };
            case ListNode list:
                problems.Add(new(value.Origin.File, path, null, $"found no element '{step}'", list.Items.Length == 0
                    ? "allowed: the whole list at once, as it is empty"
                    : $"allowed: an element from 0 to {list.Items.Length - 1}"));
                return here;
            default:
                var found = $"found {here.Kind}, which has no '{step}'";
                problems.Add(new(value.Origin.File, path, null, found, $"allowed: a value for {path} as a whole"));
                return here;
        }
    }

    private static int? Index(string step, ListNode list) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Length ? index : null;

    /// <summary>The steps of a path such as <c>scenario.slaves[0].count</c> or <c>slaves.0.count</c>; null if it is none.</summary>
    private static string[]? Steps(string path)
    {
        var steps = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        steps = steps is ["scenario", _, ..] ? steps[1..] : steps;
        return steps.All(step => step.Length > 0 && step.All(HoconCheck.OfKey)) && steps.Length <= HoconCheck.DepthMax ? steps : null;
    }

    /// <summary>A list, section or text in quotes is read as HOCON; the rest stands for itself and needs no second quotes.</summary>
    private static Node? Value(string source, string value, ProblemList problems)
    {
        if (value is not ['{' or '[' or '"', ..])
        {
            return new TextNode(new(source, null), value);
        }

        var read = ScenarioSource.Read(source, $"value = {value}", problems);
        if (read is null or { Entries: [_] })
        {
            return read is null ? null : WithoutLines(read.Entries[0].Value);
        }

        problems.Add(new(source, "", null, "found more than one value", Form));
        return null;
    }

    private static Node WithoutLines(Node node)
    {
        var origin = node.Origin with { Line = null };
        return node switch
        {
            SectionNode section => new SectionNode(origin, [.. section.Entries.Select(WithoutLines)]),
            ListNode list => new ListNode(origin, [.. list.Items.Select(WithoutLines)]),
            _ => node with { Origin = origin },
        };
    }

    private static KeyValuePair<string, Node> WithoutLines(KeyValuePair<string, Node> entry) =>
        KeyValuePair.Create(entry.Key, WithoutLines(entry.Value));

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "...";
    }
}

using System.Collections.Immutable;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorMesos.Simulation.Scenarios.Syntax;

/// <summary>Reads a text with Akka's own HOCON reader, after the strict check, into a tree of which every value knows its line.</summary>
internal sealed class HoconTree
{
    private const int SubstitutionsMax = 100;
    private const int ValuesMax = 1_000_000;

    private readonly string _file;
    private readonly Outline _root;
    private int _values;

    private HoconTree(string file, Outline root)
    {
        _file = file;
        _root = root;
    }

    /// <summary>Reads a text whose lines end in <c>\n</c> and which holds no control characters.</summary>
    public static SectionNode? Read(string file, string text, ProblemList problems)
    {
        var problem = HoconCheck.Check(file, text, out var root) ?? SubstitutionCheck.Check(file, root, SubstitutionsMax);
        if (problem is not null)
        {
            problems.Add(problem);
            return null;
        }

        try
        {
            // Akka's reader takes no comment mark in the last place of a text for one.
            var tree = ConfigurationFactory.ParseString(text + "\n").Root;
            return new HoconTree(file, root).Section(tree, root);
        }
        catch (Exception exception) when (exception is FormatException or ConfigurationException or ScenarioTreeException)
        {
            var message = exception.Message.ReplaceLineEndings(" ").Trim();
            problems.Add(new(file, "", null, $"not readable as HOCON ({message})", "allowed: HOCON"));
            return null;
        }
    }

    private Node Convert(HoconValue value, Outline outline)
    {
        if (++_values > ValuesMax)
        {
            throw new ScenarioTreeException($"more than {ValuesMax} values once its substitutions are made");
        }

        return outline.Kind switch
        {
            OutlineKind.Section => Section(value, outline),
            OutlineKind.List => new ListNode(At(outline), Items(value, outline)),
            _ when outline is { Substitutions.Count: 1, Parts: 1 } => Substituted(value, outline),
            _ => new TextNode(At(outline), Text(value, outline)),
        };
    }

    private SectionNode Section(HoconValue value, Outline outline)
    {
        var items = value.Values.OfType<HoconObject>().FirstOrDefault()?.Items ?? [];
        if (items.Count != outline.Keys.Count || !outline.Keys.TrueForAll(items.ContainsKey))
        {
            throw Misread(outline);
        }

        var entries = outline.Keys.Select(key => KeyValuePair.Create(key, Convert(items[key], outline.Find(key)!)));
        return new SectionNode(At(outline), [.. entries]);
    }

    private ImmutableArray<Node> Items(HoconValue value, Outline outline)
    {
        // Blanks in front of a closing bracket are an empty element to Akka's reader.
        var items = value.Values.OfType<HoconArray>().FirstOrDefault()?.Where(item => item.Values.Count > 0).ToList() ?? [];
        return items.Count == outline.Items.Count
            ? [.. items.Select((item, index) => Convert(item, outline.Items[index]))]
            : throw Misread(outline);
    }

    private Node Substituted(HoconValue value, Outline outline)
    {
        var substitution = value.Values.OfType<HoconSubstitution>().FirstOrDefault() ?? throw Misread(outline);
        var target = Convert(substitution.ResolvedValue, _root.Follow(substitution.Path) ?? throw Misread(outline));
        return target with { Origin = At(outline) };
    }

    private static string Text(HoconValue value, Outline outline)
    {
        var parts = value.Values;
        var trailing = parts.Count > 1 && parts[^1] is HoconLiteral literal && string.IsNullOrWhiteSpace(literal.Value);
        return string.Concat(parts.Take(trailing ? parts.Count - 1 : parts.Count).Select(part => part switch
        {
            HoconLiteral text => text.Value,
            HoconSubstitution substitution => Text(substitution.ResolvedValue, outline),
            _ => throw Misread(outline),
        }));
    }

    private Origin At(Outline outline) => new(_file, outline.Line);

    private static ScenarioTreeException Misread(Outline outline) =>
        new($"line {outline.Line}, {outline.Path}: it can be read in more than one way");

    private sealed class ScenarioTreeException(string message) : Exception(message);
}

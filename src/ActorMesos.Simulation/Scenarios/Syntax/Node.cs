using System.Collections.Immutable;

namespace ActorMesos.Simulation.Scenarios.Syntax;

/// <summary>Where a value was written: the file and its line, or an override on the command line, which has no lines.</summary>
internal readonly record struct Origin(string File, int? Line);

/// <summary>A value of a scenario file, with comments, substitutions and concatenations gone.</summary>
internal abstract record Node(Origin Origin)
{
    /// <summary>What it is in words, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A text, number, duration or truth value: HOCON does not tell them apart.</summary>
internal sealed record TextNode(Origin Origin, string Text) : Node(Origin)
{
    /// <inheritdoc/>
    public override string Kind => Text.Length == 0 ? "an empty text" : IsNumber(Text) ? Text : $"'{Shorten(Text)}'";

    private static bool IsNumber(string text) =>
        text.Length <= 30 && text.All(character => char.IsAsciiDigit(character) || character is '-' or '.');

    private static string Shorten(string text) => (text.Length <= 60 ? text : text[..57] + "...").ReplaceLineEndings("\\n");
}

/// <summary>A list in square brackets.</summary>
internal sealed record ListNode(Origin Origin, ImmutableArray<Node> Items) : Node(Origin)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>Keys and values in curly brackets, in the order in which they were written.</summary>
internal sealed record SectionNode(Origin Origin, ImmutableArray<KeyValuePair<string, Node>> Entries) : Node(Origin)
{
    /// <inheritdoc/>
    public override string Kind => "a section in { }";

    /// <summary>The value of a key, or null.</summary>
    public Node? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry.Value;
            }
        }

        return null;
    }

    /// <summary>The same section with a key set, in its place or at the end.</summary>
    public SectionNode With(string key, Node value)
    {
        var entry = KeyValuePair.Create(key, value);
        for (var index = 0; index < Entries.Length; index++)
        {
            if (Entries[index].Key == key)
            {
                return this with { Entries = Entries.SetItem(index, entry) };
            }
        }

        return this with { Entries = Entries.Add(entry) };
    }
}

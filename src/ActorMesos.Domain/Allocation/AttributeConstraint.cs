using System.Text.RegularExpressions;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.Domain.Allocation;

/// <summary>What a constraint asks of an attribute (<c>AttributeConstraint.Predicate</c>).</summary>
public enum AttributeTest
{
    /// <summary>That there is one (<c>exists</c>).</summary>
    Exists,

    /// <summary>That there is none (<c>not_exists</c>).</summary>
    NotExists,

    /// <summary>That there is one, and if it is a text, this one (<c>text_equals</c>).</summary>
    TextEquals,

    /// <summary>That it is not this text (<c>text_not_equals</c>).</summary>
    TextNotEquals,

    /// <summary>That there is one, and if it is a text, that all of it matches (<c>text_matches</c>).</summary>
    TextMatches,

    /// <summary>That it is no text all of which matches (<c>text_not_matches</c>).</summary>
    TextNotMatches,
}

/// <summary>One condition on a slave's attribute, or on what counts as one (<c>AttributeConstraint</c>, since 1.11).</summary>
/// <param name="Place">What it looks at.</param>
/// <param name="Test">What it asks.</param>
/// <param name="Text">The text or the pattern; empty where none is asked for.</param>
public sealed record AttributeConstraint(AttributePlace Place, AttributeTest Test, string Text)
{
    /// <summary>The longest pattern that is taken, in characters; Mesos bounds the size of its program instead.</summary>
    public const int PatternLengthMost = 1000;

    private readonly Regex? _pattern = Test is AttributeTest.TextMatches or AttributeTest.TextNotMatches ? Pattern(Text) : null;

    /// <summary>Why a pattern cannot be taken, as a phrase; null where it can be.</summary>
    public static string? Fault(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (pattern.Length > PatternLengthMost)
        {
            return $"is longer than {PatternLengthMost} characters";
        }

        try
        {
            return Pattern(pattern) is null ? "is none" : null;
        }
        catch (Exception unknown) when (unknown is RegexParseException or NotSupportedException)
        {
            return $"cannot be matched: {unknown.Message}";
        }
    }

    /// <summary>Whether the slave satisfies it.</summary>
    public bool Holds(SlaveInfo slave)
    {
        ArgumentNullException.ThrowIfNull(slave);
        var value = Place.ValueOn(slave);
        return Test switch
        {
            AttributeTest.Exists => value is not null,
            AttributeTest.NotExists => value is null,
            AttributeTest.TextEquals => value is not null && (IsOther(value) || value == Text),
            AttributeTest.TextNotEquals => value is null || IsOther(value) || value != Text,
            AttributeTest.TextMatches => value is not null && (IsOther(value) || _pattern!.IsMatch(value)),
            AttributeTest.TextNotMatches => value is null || IsOther(value) || !_pattern!.IsMatch(value),
            _ => throw new InvalidOperationException($"The test {Test} is not known."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Place} {Test} {Text}".TrimEnd();

    /// <summary>What is no text is for the framework to look at.</summary>
    private bool IsOther(string value) => Place.Name is not null && !SlaveAttributes.IsText(value);

    /// <summary>Takes time that grows with the text alone, as in RE2.</summary>
    private static Regex Pattern(string text) => new($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}

/// <summary>What a constraint looks at (<c>AttributeConstraint.Selector</c>): an attribute by its name, the host's name, or what no slave here has.</summary>
/// <param name="Name">The attribute's name; null for none.</param>
/// <param name="IsHostname">Whether it is the host's name; where there is no name either, it is a region or a zone, of which there are none.</param>
public sealed record AttributePlace(string? Name, bool IsHostname = false)
{
    /// <summary>What stands there on a slave; null for nothing. Of attributes with one name it is the first.</summary>
    public string? ValueOn(SlaveInfo slave)
    {
        ArgumentNullException.ThrowIfNull(slave);
        if (Name is null)
        {
            return IsHostname ? slave.Hostname : null;
        }

        foreach (var (name, value) in SlaveAttributes.Parse(slave.Attributes))
        {
            if (name == Name)
            {
                return value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name ?? (IsHostname ? "hostname" : "domain");
}

using System.Globalization;

namespace ActorMesos.Domain.Slaves;

/// <summary>What a slave's flag <c>--attributes</c> says (Mesos's documentation, Attributes and Resources).</summary>
public static class SlaveAttributes
{
    /// <summary>The names and values of attributes such as <c>rack:r1;ssd:true</c>, in their order.</summary>
    public static IEnumerable<(string Name, string Value)> Parse(string attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        foreach (var attribute in attributes.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = attribute.IndexOf(':', StringComparison.Ordinal);
            yield return colon < 0 ? (attribute, "") : (attribute[..colon], attribute[(colon + 1)..]);
        }
    }

    /// <summary>The number that a value is; null where it is something else.</summary>
    public static decimal? Scalar(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether a value is a text: neither a number nor ranges in brackets.</summary>
    public static bool IsText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Scalar(value) is null && !value.StartsWith('[');
    }
}

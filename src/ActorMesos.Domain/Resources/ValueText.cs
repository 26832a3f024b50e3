using System.Buffers;
using System.Globalization;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Resources;

/// <summary>
/// The text form of a value: a number, <c>[1-5,8-9]</c> or <c>{a,b}</c> (Mesos's <c>values::parse</c>). Spaces are taken out before.
/// </summary>
internal static class ValueText
{
    public static readonly SearchValues<char> Brackets = SearchValues.Create("[]{}()");

    public static Result<ResourceValue> Parse(string text) => text switch
    {
        "" => Refuse("has no value"),
        ['[', .. var inner, ']'] => ParseRanges(inner),
        ['{', .. var inner, '}'] => ParseSet(inner),
        _ when text.AsSpan().ContainsAny(Brackets) => Refuse("has unbalanced brackets; write '[1-5,8-9]' or '{a,b}'"),
        _ => ParseScalar(text),
    };

    /// <summary>Rounds to thousandths, and refuses what is negative, too large, or so small that nothing would remain of it.</summary>
    /// <param name="number">The number, as near as a decimal comes to it.</param>
    /// <param name="digits">How it was written: a decimal takes a very small number for 0.</param>
    public static Result<ResourceValue> ToScalar(decimal number, string digits)
    {
        if (number < 0 || number > Scalar.Largest.Thousandths / 1000)
        {
            return Refuse($"must be from 0 to {Scalar.Largest}");
        }

        var thousandths = (long)Math.Round(number * 1000, MidpointRounding.AwayFromZero);
        return thousandths == 0 && !IsZero(digits)
            ? Refuse("rounds to 0.000; the smallest amount is 0.001")
            : ResourceValue.Of(new Scalar(thousandths));
    }

    private static bool IsZero(string digits)
    {
        var exponent = digits.AsSpan().IndexOfAny('e', 'E');
        return !digits.AsSpan(0, exponent < 0 ? digits.Length : exponent).ContainsAnyInRange('1', '9');
    }

    private static Result<ResourceValue> ParseScalar(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? ToScalar(number, text)
            : Refuse("must be a number, ranges as in '[1-5,8-9]', or a set as in '{a,b}'; text is no resource");

    private static Result<ResourceValue> ParseRanges(string inner)
    {
        if (inner.Length == 0)
        {
            return ResourceValue.Of(RangesValue.Empty);
        }

        var ranges = new List<ValueRange>();
        foreach (var item in inner.Split(','))
        {
            var ends = item.Split('-');
            if (ends.Length != 2 || !TryParse(ends[0], out var begin) || !TryParse(ends[1], out var end) || begin > end)
            {
                return Refuse($"has the range '{item}'; write two whole numbers, the smaller first, as in '[1-5,8-9]'");
            }

            ranges.Add(new ValueRange(begin, end));
        }

        return ResourceValue.Of(RangesValue.Of([.. ranges]));
    }

    private static Result<ResourceValue> ParseSet(string inner)
    {
        if (inner.AsSpan().ContainsAny(Brackets))
        {
            return Refuse("has unbalanced brackets; write a set as in '{a,b}'");
        }

        var items = inner.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var set = SetValue.Of(items);
        return set.Count == items.Length ? ResourceValue.Of(set) : Refuse("names one element twice; name each once");
    }

    private static bool TryParse(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static Refusal Refuse(string reason) => new("resources-text", reason);
}

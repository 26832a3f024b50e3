using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Randomness;

/// <summary>Distributions as texts: reads what <see cref="DurationDistribution.Text"/> writes, as in <c>{ exponential = 4m }</c>.</summary>
public static class DistributionText
{
    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries;

    /// <summary>Reads it; refused as <c>distribution</c> when it is not so.</summary>
    public static Result<DurationDistribution> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var whole = Inside(text, '{', '}');
        if (whole is null)
        {
            return DurationText.Parse(text) is { IsRefused: false, Value: var constant } ? new ConstantDuration(constant) : Refuse(text);
        }

        return whole.Split('=', 2, Trimmed) switch
        {
            ["uniform", var bounds] when Inside(bounds, '[', ']')?.Split(',', Trimmed) is [var low, var high]
                && Span(low) is { } min && Span(high) is { } max && min <= max => new UniformDuration(min, max),
            ["exponential", var mean] when Span(mean) is { } span => new ExponentialDuration(span),
            ["weibull", var rest] when Two(rest, "scale", "shape") is (var scale, var shape) => new WeibullDuration(scale, shape),
            ["log-normal", var rest] when Two(rest, "median", "sigma") is (var median, var sigma) => new LogNormalDuration(median, sigma),
            ["pareto", var rest] when Two(rest, "least", "shape") is (var least, var shape) => new ParetoDuration(least, shape),
            _ => Refuse(text),
        };
    }

    internal static string Write(double shape) => shape.ToString("0.######", CultureInfo.InvariantCulture);

    private static Refusal Refuse(string text) => new("distribution", $"'{text}' is no duration, and no distribution of durations either");

    private static (TimeSpan Span, double Number)? Two(string text, string span, string number) =>
        Inside(text, '{', '}')?.Split(',', Trimmed) is [var first, var second]
        && first.Split('=', Trimmed) is [var firstName, var firstValue] && firstName == span && Span(firstValue) is { } duration
        && second.Split('=', Trimmed) is [var secondName, var secondValue] && secondName == number
        && double.TryParse(secondValue, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var shape) && shape > 0
            ? (duration, shape)
            : null;

    private static TimeSpan? Span(string text) => DurationText.Parse(text) is { IsRefused: false, Value: var span } ? span : null;

    private static string? Inside(string text, char open, char close) =>
        text.Trim() is [var first, .., var last] trimmed && first == open && last == close ? trimmed[1..^1].Trim() : null;
}

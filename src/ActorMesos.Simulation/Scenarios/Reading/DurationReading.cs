using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Randomness;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>Reads distributions of durations.</summary>
internal static class DurationReading
{
    private static readonly string[] Bounded = ["constant", "uniform"];
    private static readonly string[] All = ["constant", "uniform", "exponential", "weibull", "log-normal", "pareto"];

    private static readonly Form<double> Shape = new("a number from 0.1 to 20", 1, ReadShape);

    private const string BoundedForms = "a duration, or { constant = 5ms }, or { uniform = [200us, 2ms] }";

    private const string AllForms =
        "a duration, or { uniform = [10s, 3m] }, { exponential = 4m }, { weibull = { scale = 4m, shape = 0.7 } }, "
        + "{ log-normal = { median = 4m, sigma = 1.2 } } or { pareto = { least = 1m, shape = 1.5 } }";

    /// <summary>A distribution with bounds, of a latency.</summary>
    public static DurationDistribution ReadBounded(SectionReader owner, string key, TimeSpan max) => Read(owner, key, max, isBounded: true);

    /// <summary>Any distribution.</summary>
    public static DurationDistribution ReadAny(SectionReader owner, string key) => Read(owner, key, ScenarioLimits.DurationMax, isBounded: false);

    private static DurationDistribution Read(SectionReader owner, string key, TimeSpan max, bool isBounded)
    {
        var allowed = isBounded ? BoundedForms : AllForms;
        var form = Forms.Duration(isBounded ? TimeSpan.Zero : TimeSpan.FromMilliseconds(1), max);
        switch (owner.Node(key, allowed))
        {
            case SectionNode section:
                return Read(owner.Inside(key, section), form, allowed, isBounded ? Bounded : All);
            case ListNode:
                owner.Refuse(key, "found a list", $"allowed: {allowed}");
                break;
            case { } text:
                return new ConstantDuration(owner.Read(owner.PathOf(key), text, form));
        }

        return new ConstantDuration(TimeSpan.Zero);
    }

    private static DurationDistribution Read(SectionReader section, Form<TimeSpan> form, string allowed, string[] kinds)
    {
        switch (section.OwnKeys.ToArray())
        {
            case [var only] when kinds.Contains(only):
                return Read(section, only, form);
            case []:
                section.Refuse("found an empty section", $"allowed: {allowed}");
                break;
            case [var first, var second] when kinds.Contains(first) && kinds.Contains(second):
                section.Refuse($"found both '{Earlier(kinds, first, second)}' and '{Later(kinds, first, second)}'", $"allowed: {allowed}");
                break;
            default:
                section.Know(kinds);
                section.Close();
                break;
        }

        return new ConstantDuration(TimeSpan.Zero);
    }

    private static DurationDistribution Read(SectionReader section, string kind, Form<TimeSpan> form) => kind switch
    {
        "constant" => new ConstantDuration(section.Value("constant", form)),
        "uniform" => Uniform(section, section.Values("uniform", form)),
        "exponential" => new ExponentialDuration(section.Value("exponential", form)),
        "weibull" => Two(section, kind, "scale", "shape", form, (scale, shape) => new WeibullDuration(scale, shape)),
        "log-normal" => Two(section, kind, "median", "sigma", form, (median, sigma) => new LogNormalDuration(median, sigma)),
        _ => Two(section, kind, "least", "shape", form, (least, shape) => new ParetoDuration(least, shape)),
    };

    private static DurationDistribution Two(
        SectionReader section, string kind, string span, string number, Form<TimeSpan> form, Func<TimeSpan, double, DurationDistribution> make)
    {
        var inner = section.Section(kind);
        var read = make(inner.Value(span, form), inner.Value(number, Shape));
        inner.Close();
        return read;
    }

    private static UniformDuration Uniform(SectionReader section, Sequence<TimeSpan> bounds)
    {
        if (bounds.Count == 2 && bounds[0] <= bounds[1])
        {
            return new(bounds[0], bounds[1]);
        }

        if (!section.Failed("uniform"))
        {
            var found = bounds.Count == 2 ? "found the larger bound first" : $"found a list of {bounds.Count}";
            section.Refuse("uniform", found, "allowed: two durations, the smaller first");
        }

        return new(TimeSpan.Zero, TimeSpan.Zero);
    }

    private static string Earlier(string[] kinds, string first, string second) =>
        Array.IndexOf(kinds, first) < Array.IndexOf(kinds, second) ? first : second;

    private static string Later(string[] kinds, string first, string second) =>
        Array.IndexOf(kinds, first) < Array.IndexOf(kinds, second) ? second : first;

    private static Result<double> ReadShape(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0.1 and <= 20
            ? number
            : new Refusal("shape", "");
}

using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>A duration that is drawn anew each time: <c>5ms</c>, or <c>{ uniform = [200us, 2ms] }</c>.</summary>
public abstract record DurationDistribution
{
    private const string Allowed = "a duration, or { constant = 5ms }, or { uniform = [200us, 2ms] }";

    internal abstract string Text { get; }

    internal abstract (TimeSpan Min, TimeSpan Max) Bounds { get; }

    internal static DurationDistribution Read(SectionReader owner, string key, TimeSpan max)
    {
        var form = Forms.Duration(TimeSpan.Zero, max);
        switch (owner.Node(key, Allowed))
        {
            case SectionNode section:
                return Read(owner.Inside(key, section), form);
            case ListNode:
                owner.Refuse(key, "found a list", $"allowed: {Allowed}");
                break;
            case { } text:
                return new ConstantDuration(owner.Read(owner.PathOf(key), text, form));
        }

        return new ConstantDuration(TimeSpan.Zero);
    }

    private static DurationDistribution Read(SectionReader section, Form<TimeSpan> form)
    {
        switch (section.OwnKeys.ToArray())
        {
            case ["constant"]:
                return new ConstantDuration(section.Value("constant", form));
            case ["uniform"]:
                return Uniform(section, section.Values("uniform", form));
            case []:
                section.Refuse("found an empty section", $"allowed: {Allowed}");
                break;
            case ["constant", "uniform"] or ["uniform", "constant"]:
                section.Refuse("found both 'constant' and 'uniform'", $"allowed: {Allowed}");
                break;
            default:
                section.Know("constant", "uniform");
                section.Close();
                break;
        }

        return new ConstantDuration(TimeSpan.Zero);
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
}

/// <summary>Always the same duration.</summary>
public sealed record ConstantDuration(TimeSpan Value) : DurationDistribution
{
    internal override string Text => DurationText.Write(Value);

    internal override (TimeSpan Min, TimeSpan Max) Bounds => (Value, Value);
}

/// <summary>Each tick of 100 ns between two bounds, both included, is as likely as the next.</summary>
public sealed record UniformDuration(TimeSpan Min, TimeSpan Max) : DurationDistribution
{
    internal override string Text => $"{{ uniform = [{DurationText.Write(Min)}, {DurationText.Write(Max)}] }}";

    internal override (TimeSpan Min, TimeSpan Max) Bounds => (Min, Max);
}

using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>A call of an operator and when it is made.</summary>
/// <param name="At">How long after the start, at most the scenario's duration.</param>
/// <param name="Principal">On whose behalf the operator acts; null for nobody's.</param>
/// <param name="Step">What is asked.</param>
public sealed record ScheduledStep(TimeSpan At, string? Principal, OperatorStep Step)
{
    internal static ScheduledStep? Read(SectionReader section, NodeNames nodes, TimeSpan duration)
    {
        var at = section.Value("at", Forms.Duration(TimeSpan.Zero, duration));
        var principal = section.Value("principal", OperatorForms.Principal);
        return KindChoice.Read(section, "operator call", OperatorStepKinds.All, kind => kind.Name, (kind, inner) => kind.Read(inner, nodes)) is { } step
            ? new(at, principal.Length == 0 ? null : principal, step)
            : null;
    }

    internal void Write(SectionWriter section)
    {
        section.Line("at", At);
        section.Line("principal", Principal ?? "");
        section.Section(Step.Kind.Name, Step.Write);
    }
}

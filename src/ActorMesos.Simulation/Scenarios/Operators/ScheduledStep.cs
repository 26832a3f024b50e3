using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>A call of an operator and when it is made.</summary>
/// <param name="At">How long after the start, at most the scenario's duration.</param>
/// <param name="Principal">On whose behalf the operator acts; null for nobody's.</param>
/// <param name="Secret">What proves that; null when nothing does.</param>
/// <param name="Step">What is asked.</param>
public sealed record ScheduledStep(TimeSpan At, string? Principal, Secret? Secret, OperatorStep Step)
{
    internal static ScheduledStep? Read(SectionReader section, NodeNames nodes, TimeSpan duration, SecretNumbers secrets, SemanticsProfile semantics)
    {
        var at = section.Value("at", Forms.Duration(TimeSpan.Zero, duration));
        var named = section.Value("principal", OperatorForms.Principal);
        var principal = named.Length == 0 ? null : named;
        var credential = CredentialEntry.ReadOwn(section, principal, secrets);
        if (KindChoice.Read(section, "operator call", OperatorStepKinds.All, kind => kind.Name, (kind, inner) => kind.Read(inner, nodes)) is not { } step)
        {
            return null;
        }

        if (step.NotIn(semantics) is { } unknown)
        {
            section.Refuse($"found '{step.Kind.Name}' ({unknown.Reason})", $"allowed: calls that Mesos {semantics.Name} knows");
        }

        return new(at, principal, credential?.Secret, step);
    }

    internal void Write(SectionWriter section)
    {
        section.Line("at", At);
        section.Line("principal", Principal ?? "");
        section.Line("secret", Secret?.ToString() ?? "");
        section.Section(Step.Kind.Name, Step.Write);
    }
}

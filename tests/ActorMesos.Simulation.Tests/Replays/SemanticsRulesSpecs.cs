using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Comparisons;

namespace ActorMesos.Simulation.Tests.Replays;

public sealed class SemanticsRulesSpecs
{
    [Fact]
    public void one_rule_is_changed_and_no_other()
    {
        var changed = SemanticsRules.With(SemanticsProfile.V023, SemanticsProfile.V111, nameof(SemanticsProfile.Quotas));

        changed.ShouldBe(SemanticsProfile.V023 with { Quotas = true });
        SemanticsProfile.V023.Quotas.ShouldBeFalse("what is shared must stay as it is");
    }

    [Fact]
    public void all_rules_together_make_the_other_release()
    {
        var changed = SemanticsRules.Between(SemanticsProfile.V023, SemanticsProfile.V111)
            .Aggregate(SemanticsProfile.V023, (profile, rule) => SemanticsRules.With(profile, SemanticsProfile.V111, rule));

        (changed with { Name = "1.11" }).ShouldBe(SemanticsProfile.V111);
    }
}

using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Wire.Operators;

namespace ActorMesos.Domain.Tests.Wire;

/// <summary>Calls of operators, as JSON.</summary>
public sealed class OperatorCallJsonSpecs
{
    [Theory]
    [InlineData("""{"cpus":{"value":2}}""", null)]
    [InlineData("""{"cpus":{"value":2},"mem":{"value":0}}""", "'update_quota.quota_configs[0].limits' has a limit of 0 for mem, which no quota here can have; mem:0.001, the least there is, is worth no offer either")]
    public void a_limit_of_nothing_is_refused_rather_than_taken_for_none(string limits, string? refusal)
    {
        var config = $$"""{"role":"a","limits":{{limits}} }""";
        var call = OperatorCallJson.Parse($$"""{"type":"UPDATE_QUOTA","update_quota":{"quota_configs":[{{config}}]} }""");
        (call.IsRefused ? call.Refusal.Reason : null).ShouldBe(refusal);
        if (!call.IsRefused)
        {
            call.Value.ShouldBeOfType<UpdateQuotas>().Quotas.ShouldHaveSingleItem().Limit.ToString().ShouldBe("cpus:2");
        }
    }
}

using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Frameworks.Tests.Support;

/// <summary>What specs say of a policy's calls.</summary>
internal static class CallAssertions
{
    public static Accept ShouldAccept(this IReadOnlyList<SchedulerCall> calls, string offer, double refuseSeconds)
    {
        var accept = calls.OfType<Accept>().ShouldHaveSingleItem();
        accept.OfferIds.ShouldHaveSingleItem().Value.ShouldBe(offer);
        accept.RefuseSeconds.ShouldBe(refuseSeconds);
        return accept;
    }

    public static void ShouldOnlyDecline(this IReadOnlyList<SchedulerCall> calls, double? refuseSeconds, params string[] offers)
    {
        var decline = calls.ShouldHaveSingleItem().ShouldBeOfType<Decline>();
        decline.OfferIds.Select(id => id.Value).ShouldBe(offers);
        decline.RefuseSeconds.ShouldBe(refuseSeconds);
    }

    /// <summary>What the offer becomes by the operations, each of which must succeed; tasks are taken out.</summary>
    public static Resources ShouldTurn(this Accept accept, Resources offered) =>
        accept.Operations.Aggregate(offered, (left, operation) => operation is Launch launch
            ? launch.Tasks.Aggregate(left, (rest, task) => rest.Contains(task.Resources)
                ? rest - task.Resources
                : throw new InvalidOperationException($"'{rest}' lacks '{task.Resources}'"))
            : operation.Apply(left).Value);

    public static string Types(this Accept accept) => string.Join('+', accept.Operations.Select(operation => operation.Type));

    /// <summary>Equal as Mesos compares: whatever the order, and whoever is said to have created a volume.</summary>
    public static void ShouldEqual(this Resources actual, Resources expected) => actual.Equals(expected).ShouldBeTrue($"{actual} should be {expected}");
}

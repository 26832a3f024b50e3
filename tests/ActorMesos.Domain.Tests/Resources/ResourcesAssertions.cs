namespace ActorMesos.Domain.Tests.Algebra;

using ActorMesos.Domain.Resources;

/// <summary>Shouldly's own <c>ShouldBe</c> compares collections entry by entry, in order; order has no meaning here.</summary>
internal static class ResourcesAssertions
{
    public static void ShouldEqual(this Resources? actual, Resources? expected)
    {
        (actual == expected).ShouldBeTrue($"{actual?.ToString() ?? "null"} should equal {expected?.ToString() ?? "null"}");
        actual?.ToString().ShouldBe(expected!.ToString());
    }
}

namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tests.Algebra;
using static Situation;

public sealed class UnreserveSpecs
{
    [Fact]
    public void gives_up_part_of_a_reservation()
    {
        var part = Reserved.WithAmount(Scalar.FromWhole(30));
        new Unreserve([part]).Validate(Old).ShouldBeNull();
        new Unreserve([part]).Apply(Resources.Of(Reserved)).Value.ShouldEqual(
            Resources.Of(Reserved.WithAmount(Scalar.FromWhole(70)), Plain.WithAmount(Scalar.FromWhole(30))));
    }

    [Fact]
    public void leaves_it_to_the_acls_whose_reservation_it_is() =>
        new Unreserve([Plain.WithDynamicReservation("cassandra", "q")]).Validate(Old).ShouldBeNull();

    [Fact]
    public void returns_a_refined_reservation_to_the_role_above_it()
    {
        var refined = Static.PushReservation(Reservation.Dynamic("hdfs/name", "p"));
        new Unreserve([refined]).Apply(Resources.Of(refined)).Value.ShouldEqual(Resources.Of(Static));
    }

    [Fact]
    public void refuses_a_static_reservation() => new Unreserve([Static]).Validate(Old).ShouldBeRefusedBy("unreserve-dynamic-only");

    [Fact]
    public void refuses_a_volume_until_it_is_destroyed()
    {
        new Unreserve([Volume]).Validate(Old).ShouldBeRefusedBy("unreserve-no-volume");
        new Unreserve([Reserved]).Apply(Resources.Of(Volume)).Refusal.ShouldBeRefusedBy("not-enough-resources");
    }

    [Fact]
    public void refuses_callers_without_a_principal_in_0_23_only()
    {
        new Unreserve([Reserved]).Validate(Old with { Principal = null }).ShouldBeRefusedBy("caller-needs-principal");
        new Unreserve([Reserved]).Validate(New with { Principal = null }).ShouldBeNull();
    }
}

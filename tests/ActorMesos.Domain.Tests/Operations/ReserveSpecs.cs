namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tests.Algebra;
using static Situation;

public sealed class ReserveSpecs
{
    [Fact]
    public void reserves_part_of_what_is_offered()
    {
        var reserve = new Reserve([Reserved.WithAmount(Scalar.FromWhole(40))]);
        reserve.Validate(Old).ShouldBeNull();
        reserve.Validate(New).ShouldBeNull();
        reserve.Apply(Resources.Of(Plain)).Value.ShouldEqual(
            Resources.Of(Plain.WithAmount(Scalar.FromWhole(60)), Reserved.WithAmount(Scalar.FromWhole(40))));
    }

    [Fact]
    public void drops_the_whole_when_it_asks_for_more_than_is_offered() =>
        new Reserve([Reserved, Reserved]).Apply(Resources.Of(Plain)).Refusal.ShouldBeRefusedBy("not-enough-resources");

    [Fact]
    public void never_takes_from_a_static_reservation() => new Reserve([Reserved]).Apply(Resources.Of(Static)).IsRefused.ShouldBeTrue();

    [Fact]
    public void refuses_what_is_not_reserved_dynamically()
    {
        new Reserve([Plain]).Validate(Old).ShouldBeRefusedBy("reserve-dynamically");
        new Reserve([Static]).Validate(New).ShouldBeRefusedBy("reserve-dynamically");
    }

    [Fact]
    public void refuses_a_reservation_for_nobody() =>
        new Reserve([Plain.WithDynamicReservation("*", "p")]).Validate(Old).ShouldBeRefusedBy("reservation-needs-role");

    [Fact]
    public void refuses_the_principal_of_somebody_else_or_none()
    {
        new Reserve([Plain.WithDynamicReservation("hdfs", "q")]).Validate(Old).ShouldBeRefusedBy("reserve-own-principal");
        new Reserve([Plain.WithDynamicReservation("hdfs")]).Validate(New).ShouldBeRefusedBy("reserve-own-principal");
    }

    [Fact]
    public void refuses_callers_without_a_principal_in_0_23_only()
    {
        new Reserve([Reserved]).Validate(Old with { Principal = null }).ShouldBeRefusedBy("caller-needs-principal");
        new Reserve([Reserved]).Validate(New with { Principal = null }).ShouldBeNull();
    }

    [Fact]
    public void lets_a_framework_reserve_for_its_own_role_only_and_an_operator_for_any()
    {
        var other = new Reserve([Plain.WithDynamicReservation("cassandra", "p")]);
        other.Validate(Old).ShouldBeRefusedBy("reserve-own-role");
        other.Validate(Old with { FrameworkRole = null }).ShouldBeNull();
    }

    [Fact]
    public void refuses_a_framework_of_any_role() =>
        new Reserve([Reserved]).Validate(Old with { FrameworkRole = "*" }).ShouldBeRefusedBy("reserve-own-role");

    [Fact]
    public void refuses_a_volume() => new Reserve([Volume]).Validate(Old).ShouldBeRefusedBy("reserve-no-volume");

    [Fact]
    public void refuses_what_is_revocable() =>
        new Reserve([Reserved with { Revocable = true }]).Validate(Old).ShouldBeRefusedBy("reservation-not-revocable");

    [Fact]
    public void refuses_an_illegal_role_name_in_1_11_only()
    {
        var odd = new Reserve([Plain.WithDynamicReservation("a//b", "p")]);
        odd.Validate(New with { FrameworkRole = null }).ShouldBeRefusedBy("role-name");
        odd.Validate(Old with { FrameworkRole = null }).ShouldBeNull();
    }

    [Fact]
    public void refines_a_reservation_only_for_a_role_under_it_and_only_dynamically()
    {
        var operatorCall = New with { FrameworkRole = null };
        new Reserve([Static.PushReservation(Reservation.Dynamic("hdfs/name", "p"))]).Validate(operatorCall).ShouldBeNull();
        new Reserve([Static.PushReservation(Reservation.Dynamic("hdfsname", "p"))]).Validate(operatorCall).ShouldBeRefusedBy("reservation-refines");
        new Reserve([Static.PushReservation(Reservation.Static("hdfs/name"))]).Validate(operatorCall).ShouldBeRefusedBy("reservation-static-first");
    }

    [Fact]
    public void validates_every_resource_before_it_asks_whose_it_is() =>
        new Reserve([Plain, Plain.WithDynamicReservation("*", "p")]).Validate(Old).ShouldBeRefusedBy("reservation-needs-role");
}

namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Wire;

/// <summary>Frameworks of several roles before a master: an offer is for one of them.</summary>
public sealed class SeveralRolesSpecs
{
    private readonly Bench _bench = new(new MasterSettings { Semantics = SemanticsProfile.V111 });

    [Fact]
    public void offers_say_for_which_role_they_are_to_those_who_have_several()
    {
        _bench.Register(0, "cpus(a):2;cpus(b):2");
        _bench.Register(Several());
        var offers = _bench.Offers("f");
        offers.Select(offer => offer.AllocationRole).ShouldBe(["a", "b"]);
        OfferJson.Print(offers[0]).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldContain("\"allocation_info\":{\"role\":\"a\"}");
        OfferJson.Parse(OfferJson.Print(offers[0])).Value.AllocationRole.ShouldBe("a");

        _bench.Register(1, "cpus(c):2");
        _bench.Register(Bench.Framework("g", "c"));
        OfferJson.Print(_bench.Offer("g")).ShouldNotContain("allocation_info");
    }

    [Fact]
    public void offers_for_different_roles_cannot_be_used_together()
    {
        var slave = _bench.Register(0, "cpus(a):2;cpus(b):2");
        var framework = _bench.Register(Several());
        var offers = _bench.Offers("f");
        _bench.Receive(new Accept([offers[0].Id, offers[1].Id], [new Launch([Bench.Task("t", slave, "cpus(a):1")])]) { FrameworkId = framework });
        var status = _bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        status.State.ShouldBe(TaskState.Lost);
        status.Message.ShouldBe("the offers are for different roles: a and b");
    }

    [Fact]
    public void what_a_task_used_comes_back_in_the_role_of_its_offer()
    {
        var slave = _bench.Register(0, "cpus(a):2;cpus(b):2");
        var framework = _bench.Register(Several());
        var offer = _bench.Offers("f").Single(offer => offer.AllocationRole == "b");
        _bench.Accept(framework, offer, new Launch([Bench.Task("t", slave, "cpus(b):2")]));
        _bench.Take<RunTask>("node-0").ShouldHaveSingleItem().Task.AllocationRole.ShouldBe("b");
        _bench.Receive(_bench.Update(framework, "t", TaskState.Finished, slave));
        _bench.RunTo(1);
        _bench.Offer("f").AllocationRole.ShouldBe("b");
    }

    [Fact]
    public void a_role_is_suppressed_and_revived_by_call()
    {
        var framework = _bench.Register(Several());
        _bench.Receive(new SuppressOffers(["a"]) { FrameworkId = framework });
        _bench.Register(0, "cpus(a):2;cpus(b):2");
        _bench.Offer("f").AllocationRole.ShouldBe("b");
        _bench.Receive(new ReviveOffers(["c"]) { FrameworkId = framework });
        _bench.Offers("f").ShouldBeEmpty("c is none of its roles");
        _bench.Receive(new ReviveOffers(["a"]) { FrameworkId = framework });
        _bench.Offer("f").AllocationRole.ShouldBe("a");
    }

    [Fact]
    public void a_call_that_023_does_not_know_changes_nothing()
    {
        var bench = new Bench();
        var framework = bench.Register(Bench.Framework("f"));
        bench.Receive(new SuppressOffers { FrameworkId = framework });
        bench.Register(0);
        bench.Offers("f").Count.ShouldBe(1);
    }

    [Fact]
    public void a_short_refusal_lasts_over_the_next_run_in_111_and_not_in_023()
    {
        foreach (var semantics in SemanticsProfile.All)
        {
            var bench = new Bench(new MasterSettings { Semantics = semantics });
            var framework = bench.Register(Bench.Framework("f"));
            bench.Register(0);
            bench.Receive(new Decline([bench.Offer("f").Id], 0.1) { FrameworkId = framework });
            bench.RunTo(1);
            bench.Offers("f").Count.ShouldBe(semantics.FiltersOutliveARun ? 0 : 1);
            bench.RunTo(2);
            bench.Offers("f").Count.ShouldBe(semantics.FiltersOutliveARun ? 1 : 0);
        }
    }

    [Fact]
    public void roles_that_are_not_right_are_refused_with_words()
    {
        var several = Several();
        Refusal(several with { Capabilities = null }).ShouldBe("'f' has 2 roles, for which it must be capable of MULTI_ROLE");
        Refusal(several with { MoreRoles = ["a"] }).ShouldBe("'f' names role 'a' more than once; name each role once");
        Refusal(several, SemanticsProfile.V023).ShouldBe("'f' has 2 roles; Mesos 0.23 knows one for each framework");
        SubscriptionRules.Validate(several, ["c"], SemanticsProfile.V111).ShouldNotBeNull()
            .Reason.ShouldBe("'f' suppresses role 'c', which is none of its own: a, b");
        _bench.Receive(new RegisterFramework(several with { MoreRoles = ["a"] }));
        _bench.Take<FrameworkError>("f").ShouldHaveSingleItem().Message.ShouldContain("more than once");
        _bench.Master.Frameworks.ShouldBeEmpty();
    }

    private static string Refusal(FrameworkInfo framework, SemanticsProfile? semantics = null) =>
        SubscriptionRules.Validate(framework, suppressed: null, semantics ?? SemanticsProfile.V111).ShouldNotBeNull().Reason;

    private static FrameworkInfo Several() =>
        Bench.Framework("f", "a") with { MoreRoles = ["b"], Capabilities = FrameworkCapabilities.MultiRole };
}

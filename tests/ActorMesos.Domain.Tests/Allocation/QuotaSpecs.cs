namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>What roles are sure to get, and the most that they get.</summary>
public sealed class QuotaSpecs
{
    private readonly AllocatorBench _bench = new(SemanticsProfile.V111);

    [Fact]
    public void what_is_guaranteed_is_kept_even_for_a_role_without_frameworks()
    {
        Guarantee("q", "cpus:2;mem:1024");
        _bench.Framework("f", "a");
        _bench.Slave("cpus:2;mem:1024");
        _bench.Slave("cpus:2;mem:1024");
        _bench.Round().ShouldHaveSingleItem().ShouldEndWith("cpus:2;mem:1024");
        _bench.Round().ShouldBeEmpty();
        _bench.Framework("g", "q");
        _bench.Round().ShouldHaveSingleItem().ShouldStartWith("g gets");
    }

    [Fact]
    public void a_guarantee_comes_before_the_order_of_shares()
    {
        Guarantee("q", "cpus:3");
        _bench.Framework("f", "a");
        _bench.Framework("g", "q");
        _bench.Takers(2, "cpus:2").ShouldBe("gg", "g is owed 3 cpus, however little f has");
        _bench.Takers(2, "cpus:2").ShouldBe("ff");
    }

    [Fact]
    public void a_slave_that_serves_the_guarantee_is_cut_to_it_while_others_are_owed_the_rest()
    {
        Guarantee("p", "cpus:3");
        Guarantee("q", "cpus:3");
        _bench.Framework("f", "p");
        _bench.Framework("g", "q");
        _bench.Slave("cpus:6;ports:[1-10]");
        _bench.Round().ShouldBe(["f gets S1 cpus:3;ports:[1-10]", "g gets S1 cpus:3"], "ports are not cut");
    }

    [Fact]
    public void a_role_gets_no_more_than_its_limit_and_other_names_without_one()
    {
        Limit("a", "cpus:3");
        _bench.Framework("x", "a/x");
        _bench.Framework("y", "a/y");
        _bench.Slave("cpus:2;mem:1024");
        _bench.Round().ShouldBe(["x gets S1 cpus:2;mem:1024"]);
        _bench.Slave("cpus:2;mem:1024");
        _bench.Round().ShouldBe(["y gets S2 cpus:1;mem:1024"]);
        _bench.Slave("cpus:2;mem:16");
        _bench.Round().ShouldBeEmpty("no cpus are left to it, and 16 MB are not worth an offer");
        _bench.GiveBack("x", "S1", until: 1000);
        _bench.Round(1).ShouldHaveSingleItem().ShouldStartWith("y gets S", customMessage: "what one gave back the other may have");
    }

    [Fact]
    public void reservations_count_against_the_limit_used_or_not_and_are_offered_beyond_it()
    {
        Limit("a", "cpus:3");
        _bench.Framework("f", "a");
        _bench.Slave("cpus(a):2;cpus:4");
        _bench.Round().ShouldBe(["f gets S1 cpus(a):2;cpus:1"]);
        _bench.Slave("cpus(a):2");
        _bench.Round().ShouldBe(["f gets S2 cpus(a):2"]);
    }

    [Fact]
    public void without_its_quota_a_role_is_like_any_other()
    {
        Limit("a", "cpus:1");
        _bench.Framework("f", "a");
        _bench.Slave("cpus:4");
        _bench.Round().ShouldBe(["f gets S1 cpus:1"]);
        _bench.Allocator.RemoveQuota("a").ShouldBeNull();
        _bench.Round().ShouldBe(["f gets S1 cpus:3"]);
        _bench.Allocator.Quotas.ShouldBeEmpty();
    }

    [Fact]
    public void a_new_master_with_quotas_waits_for_four_slaves_in_five_or_ten_minutes()
    {
        Guarantee("q", "cpus:1");
        _bench.Allocator.AwaitSlaves(5, AllocatorBench.At(600));
        _bench.Framework("f", "a");
        for (var i = 0; i < 3; i++)
        {
            _bench.Slave("cpus:1");
        }

        _bench.Round(599).ShouldBeEmpty();
        _bench.Slave("cpus:1");
        _bench.Round(599).Count.ShouldBe(3, "one is kept for q");

        var late = new AllocatorBench(SemanticsProfile.V111);
        late.Allocator.SetQuota("q", AllocatorBench.Free("cpus:1"), Resources.Empty, isForced: true).ShouldBeNull();
        late.Allocator.AwaitSlaves(5, AllocatorBench.At(600));
        late.Framework("f", "q");
        late.Slave("cpus:1");
        late.Round(599).ShouldBeEmpty();
        late.Round(600).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(9, 7)]
    public void of_few_slaves_a_new_master_waits_for_four_in_five_rounded_down(int slaves, int awaited)
    {
        Guarantee("q", "cpus:1");
        _bench.Allocator.AwaitSlaves(slaves, AllocatorBench.At(600));
        _bench.Framework("f", "q");
        _bench.Slave("cpus:1;mem:64");
        for (var seen = 1; seen < awaited; seen++)
        {
            _bench.Round(seen).ShouldBeEmpty($"{seen} of {slaves} are back");
            _bench.Slave("cpus:1;mem:64");
        }

        _bench.Round(599).ShouldNotBeEmpty();
    }

    [Fact]
    public void a_new_master_without_quotas_does_not_begin_to_wait_when_it_is_given_one()
    {
        _bench.Allocator.AwaitSlaves(5, AllocatorBench.At(600));
        Guarantee("q", "cpus:1");
        _bench.Framework("f", "q");
        _bench.Slave("cpus:1");
        _bench.Round(1).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("a/b", "cpus:1", "", "role 'a/b' cannot have a quota of its own; set that of 'a', which holds for all under it")]
    [InlineData("*", "cpus:1", "", "role '*' cannot have a quota; name a role")]
    [InlineData("a", "ports:[1-2]", "", "the guarantee of role 'a' has ports:[1-2]; a quota is of amounts such as cpus:4")]
    [InlineData("a", "", "cpus(b):1", "the limit of role 'a' has cpus(b):1; a quota is of plain amounts such as disk:100")]
    [InlineData("a", "cpus:4", "cpus:3", "role 'a' is guaranteed cpus:4 and limited to cpus:3; a guarantee is at most the limit")]
    [InlineData("a", "mem:4097", "", "with that of role 'a', mem:4097 would be guaranteed in all, and the cluster has mem:4096; guarantee less, or force it")]
    [InlineData("b", "", "cpus:1", "role 'b' has cpus:2 already, more than its limit cpus:1; limit it to that, or force it")]
    public void refuses_what_cannot_be(string role, string guarantee, string limit, string reason)
    {
        _bench.Slave("cpus:2;mem:4096;cpus(b):2");
        _bench.Allocator.SetQuota(role, AllocatorBench.Free(guarantee), AllocatorBench.Free(limit)).ShouldNotBeNull().Reason.ShouldBe(reason);
        _bench.Allocator.Quotas.ShouldBeEmpty();
    }

    [Fact]
    public void guarantees_of_all_roles_together_must_fit_unless_forced()
    {
        _bench.Slave("cpus:4");
        Guarantee("a", "cpus:3");
        _bench.Allocator.SetQuota("b", AllocatorBench.Free("cpus:2"), Resources.Empty).ShouldNotBeNull().Rule.ShouldBe("quota-capacity");
        _bench.Allocator.SetQuota("a", AllocatorBench.Free("cpus:4"), Resources.Empty).ShouldBeNull("its own former guarantee does not count");
        _bench.Allocator.SetQuota("b", AllocatorBench.Free("cpus:2"), Resources.Empty, isForced: true).ShouldBeNull();
    }

    [Fact]
    public void in_023_there_are_none() =>
        new AllocatorBench(SemanticsProfile.V023).Allocator.SetQuota("a", AllocatorBench.Free("cpus:1"), Resources.Empty).ShouldNotBeNull()
            .Reason.ShouldBe("Mesos 0.23 has no quotas; use semantics \"1.11\", or weights");

    private void Guarantee(string role, string amounts) =>
        _bench.Allocator.SetQuota(role, AllocatorBench.Free(amounts), Resources.Empty, isForced: true).ShouldBeNull();

    private void Limit(string role, string amounts) =>
        _bench.Allocator.SetQuota(role, Resources.Empty, AllocatorBench.Free(amounts), isForced: true).ShouldBeNull();
}

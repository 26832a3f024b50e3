using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Hdfs;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Hdfs.HdfsSituation;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Hdfs;

public sealed class HdfsTeardownSpecs
{
    [Fact]
    public void kills_its_tasks_when_the_cycle_is_over()
    {
        var host = Serving();
        host.Sees(new Woken("cycle"), 600.9).ShouldBe(PolicyDecision.Nothing);
        host.Sees(new Woken("cycle"), 601);
        host.Policy.Phase.ShouldBe(HdfsPhase.Destroying);
        host.Calls.ShouldHaveSingleItem().ShouldBe(new KillTask(new TaskId("hdfs-data-0.1"), new SlaveId("S1")));
    }

    [Fact]
    public void kills_again_until_the_task_is_over()
    {
        var host = Serving();
        host.Sees(new Woken("cycle"), 601);
        host.Sees(new Woken("check hdfs-data-0.1"), 611);
        host.Calls.OfType<KillTask>().ShouldHaveSingleItem();
        host.Calls.OfType<ReconcileTasks>().ShouldHaveSingleItem();
        host.Sees(Update("hdfs-data-0.1", TaskState.Killed), 612);
        host.Sees(new Woken("check hdfs-data-0.1"), 621).ShouldBe(PolicyDecision.Nothing);
    }

    [Fact]
    public void destroys_and_unreserves_in_one_accept_when_the_volume_is_offered()
    {
        var host = Killed();
        host.Sees(Offers("O2", 1, Rest + Place(0)), 602);
        var accept = host.Calls.ShouldAccept("O2", 1);
        accept.Types().ShouldBe("DESTROY+UNRESERVE");
        accept.ShouldTurn(Rest + Place(0)).ShouldEqual(Whole);
        host.Node().IsWanted.ShouldBeFalse();
    }

    [Fact]
    public void takes_a_task_for_over_when_its_volume_is_offered()
    {
        var host = Serving();
        host.Sees(new Woken("cycle"), 601);
        host.Sees(Offers("O2", 1, Rest + Place(0)), 602);
        host.Calls.ShouldAccept("O2", 1).Types().ShouldBe("DESTROY+UNRESERVE");
    }

    [Fact]
    public void does_not_forget_a_node_whose_task_is_not_over()
    {
        var host = Serving();
        host.Sees(new Woken("cycle"), 601);
        host.Sees(Offers("O2", 1, Rest), 602);
        host.Calls.ShouldOnlyDecline(1, "O2");
        host.Node();
    }

    [Fact]
    public void repeats_what_had_no_effect()
    {
        var host = Killed();
        host.Sees(Offers("O2", 1, Rest + Place(0)), 602);
        host.Sees(Offers("O3", 1, Rest + Place(0)), 604);
        host.Calls.ShouldAccept("O3", 1).Types().ShouldBe("DESTROY+UNRESERVE");
        host.Sees(Offers("O4", 1, Rest + AllReserved), 606);
        host.Calls.ShouldAccept("O4", 1).Types().ShouldBe("UNRESERVE");
    }

    [Fact]
    public void is_done_when_an_offer_shows_that_nothing_is_left()
    {
        var host = Killed();
        host.Sees(Offers("O2", 1, Rest + Place(0)), 602);
        host.Policy.IsDone.ShouldBeFalse();
        host.Sees(Offers("O3", 1, Whole), 603);
        host.Policy.IsDone.ShouldBeTrue();
        host.Policy.IsHealthy.ShouldBeTrue();
        host.Policy.Nodes.ShouldBeEmpty();
        host.Sees(Offers("O4", 1, Whole), 604);
        host.Calls.ShouldOnlyDecline(31_536_000, "O4");
    }

    [Fact]
    public void begins_the_next_cycle_and_revives_offers()
    {
        var host = Killed(cycles: 2);
        host.Sees(Offers("O2", 1, Whole), 603);
        host.Policy.Cycle.ShouldBe(2);
        host.Policy.Phase.ShouldBe(HdfsPhase.Deploying);
        host.Calls[^1].ShouldBeOfType<ReviveOffers>();
        host.Sees(Offers("O3", 1, Whole), 604);
        host.Calls.ShouldAccept("O3", 1).Types().ShouldBe("RESERVE+CREATE+LAUNCH");
        host.Node().TaskId.ShouldBe(new TaskId("hdfs-data-0.2"));
    }

    [Fact]
    public void expects_no_files_of_the_cycle_before()
    {
        var host = Killed(cycles: 2);
        host.Sees(Offers("O2", 1, Whole), 603);
        host.Sees(Offers("O3", 1, Whole), 604);
        host.Sees(Update("hdfs-data-0.2", TaskState.Running, data: ""), 605);
        host.Policy.IsHealthy.ShouldBeTrue();
        host.Policy.Phase.ShouldBe(HdfsPhase.Serving);
    }

    [Fact]
    public void asks_for_all_tasks_before_it_forgets_a_node_that_a_slave_may_have_taken_with_it_and_kills_those_that_it_does_not_know()
    {
        var host = Serving();
        host.Sees(new Woken("cycle"), 601);
        host.Sees(new LostSlave(new SlaveId("S1")), 660);
        host.Sees(Offers("O2", 1, Rest), 1200);
        host.Calls.OfType<ReconcileTasks>().ShouldHaveSingleItem().Tasks.ShouldBeEmpty();
        host.Policy.IsDone.ShouldBeTrue();
        host.Sees(Update("hdfs-data-0.1", TaskState.Running, data: ""), 1201);
        host.Calls.ShouldHaveSingleItem().ShouldBe(new KillTask(new TaskId("hdfs-data-0.1"), new SlaveId("S1")));
        host.Sees(new Woken("stray hdfs-data-0.1"), 1211);
        host.Calls.ShouldHaveSingleItem().ShouldBeOfType<ReconcileTasks>().Tasks.ShouldBe([new TaskId("hdfs-data-0.1")]);
        host.Sees(Update("hdfs-data-0.1", TaskState.Killed), 1212);
        host.Sees(Offers("O3", 1, Rest + Place(0)), 1213);
        host.Calls.ShouldAccept("O3", 1).Types().ShouldBe("DESTROY+UNRESERVE");
    }

    [Fact]
    public void clears_what_comes_back_after_it_is_done()
    {
        var host = Killed();
        host.Sees(Offers("O2", 1, Whole), 603);
        host.Sees(Offers("O3", 1, Rest + Place(0)), 700);
        host.Calls.ShouldAccept("O3", 1).ShouldTurn(Rest + Place(0)).ShouldEqual(Whole);
        host.Policy.IsDone.ShouldBeTrue();
    }
}

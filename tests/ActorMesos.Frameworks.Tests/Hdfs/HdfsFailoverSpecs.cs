using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Hdfs;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Hdfs.HdfsSituation;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Hdfs;

public sealed class HdfsFailoverSpecs
{
    [Fact]
    public void reconciles_before_it_looks_at_offers()
    {
        var host = Serving();
        host.Crashes(Born());
        host.Sees(Reregistered, 100);
        host.Calls.ShouldHaveSingleItem().ShouldBeOfType<ReconcileTasks>().Tasks.ShouldHaveSingleItem().Value.ShouldBe("hdfs-data-0.1");
        host.Sees(Offers("O2", 1, Rest + Place(0)), 101);
        host.Calls.ShouldOnlyDecline(1, "O2");
        host.Sees(Update("hdfs-data-0.1", TaskState.Lost), 102);
        host.Sees(Offers("O3", 1, Rest + Place(0)), 103);
        host.Calls.ShouldAccept("O3", 1).Types().ShouldBe("LAUNCH");
    }

    [Fact]
    public void waits_30_seconds_for_answers()
    {
        var host = Serving();
        host.Crashes(Born());
        host.Sees(Reregistered, 100);
        host.Decision.Wakes.ShouldContain(new Wake(TimeSpan.FromSeconds(30), "reconciliation"));
        host.Sees(new Woken("reconciliation"), 130);
        host.Sees(Offers("O2", 1, Rest + Place(0)), 131);
        host.Calls.ShouldAccept("O2", 1).Types().ShouldBe("LAUNCH");
    }

    [Fact]
    public void waits_for_every_answer()
    {
        var host = Launched(dataNodes: 2);
        host.Sees(Offers("O2", 2, Whole));
        host.Sees(Reregistered, 100);
        host.Sees(Update("hdfs-data-0.1", TaskState.Lost), 101);
        host.Sees(Offers("O3", 1, Whole), 102);
        host.Calls.ShouldOnlyDecline(1, "O3");
        host.Sees(Update("hdfs-data-1.2", TaskState.Running, "S2"), 103);
        host.Sees(Offers("O4", 1, Whole), 104);
        host.Calls.ShouldAccept("O4", 1);
    }

    [Fact]
    public void has_nothing_to_reconcile_before_its_first_launch()
    {
        var host = new Host<HdfsPolicy>(Born());
        host.Sees(Reregistered).ShouldBe(PolicyDecision.Nothing);
        host.Sees(Offers("O1", 1, Whole));
        host.Calls.ShouldAccept("O1", 1);
    }

    [Fact]
    public void serves_the_rest_of_its_cycle_after_a_crash()
    {
        var host = Serving();
        host.Crashes(Born());
        host.Sees(Reregistered, 201);
        host.Decision.Wakes.ShouldContain(new Wake(TimeSpan.FromSeconds(400), "cycle"));
        host.Sees(new Woken("cycle"), 601);
        host.Policy.Phase.ShouldBe(HdfsPhase.Destroying);
    }

    [Fact]
    public void tears_down_at_once_when_the_cycle_ended_while_it_was_away()
    {
        var host = Serving();
        host.Crashes(Born());
        host.Sees(Reregistered, 5000);
        host.Decision.Wakes.ShouldContain(new Wake(TimeSpan.Zero, "cycle"));
    }

    [Fact]
    public void goes_on_killing_after_a_crash()
    {
        var host = Serving();
        host.Sees(new Woken("cycle"), 601);
        host.Crashes(Born());
        host.Policy.Phase.ShouldBe(HdfsPhase.Destroying);
        host.Sees(Reregistered, 700);
        host.Calls.OfType<KillTask>().ShouldHaveSingleItem().TaskId.ShouldBe(new TaskId("hdfs-data-0.1"));
        host.Decision.Wakes.ShouldContain(new Wake(TimeSpan.FromSeconds(10), "check hdfs-data-0.1"));
    }

    [Fact]
    public void asks_again_for_tasks_that_were_starting()
    {
        var host = Launched();
        host.Crashes(Born());
        host.Sees(Reregistered, 5);
        host.Decision.Wakes.ShouldContain(new Wake(TimeSpan.FromSeconds(10), "check hdfs-data-0.1"));
    }

    [Fact]
    public void uses_no_task_id_twice()
    {
        var host = Launched();
        host.Crashes(Born());
        host.Sees(Offers("O2", 1, Whole), 30);
        host.Node().TaskId.ShouldBe(new TaskId("hdfs-data-0.2"));
    }

    [Fact]
    public void throws_on_an_event_that_is_not_its_own() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Born().Apply(new Frameworks.Walk.WalkEnded("node-1")));
}

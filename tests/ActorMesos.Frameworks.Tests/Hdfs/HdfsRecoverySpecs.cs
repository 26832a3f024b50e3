using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Hdfs;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Hdfs.HdfsSituation;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Hdfs;

public sealed class HdfsRecoverySpecs
{
    [Theory]
    [InlineData(TaskState.Lost)]
    [InlineData(TaskState.Failed)]
    public void relaunches_a_task_on_its_volume(TaskState end)
    {
        var host = Serving();
        host.Sees(Update("hdfs-data-0.1", end), 5);
        host.Policy.IsHealthy.ShouldBeFalse();
        host.Sees(Offers("O2", 1, Rest + Place(0)), 6);
        var accept = host.Calls.ShouldAccept("O2", 1);
        accept.Types().ShouldBe("LAUNCH");
        accept.ShouldTurn(Rest + Place(0)).ShouldEqual(Rest);
        host.Node().TaskId.ShouldBe(new TaskId("hdfs-data-0.2"));
        host.Sees(Update("hdfs-data-0.2", TaskState.Running, data: "hdfs-data-0.1"), 7);
        host.Policy.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void waits_for_its_volume_for_half_a_minute()
    {
        var host = Serving();
        host.Sees(Update("hdfs-data-0.1", TaskState.Lost), 100);
        host.Sees(Offers("O2", 1, Whole), 129);
        host.Calls.ShouldOnlyDecline(1, "O2");
    }

    [Fact]
    public void does_not_take_another_host_while_its_volume_is_away()
    {
        var host = Serving();
        host.Sees(new LostSlave(new SlaveId("S1")), 100);
        host.Policy.IsHealthy.ShouldBeFalse();
        host.Sees(Offers("O2", 2, Whole), 5000);
        host.Calls.ShouldOnlyDecline(null, "O2");
    }

    [Theory]
    [InlineData("S9", "node-1")]
    [InlineData("S9", "node-9")]
    public void finds_its_volume_under_another_name_of_the_slave(string slave, string hostname)
    {
        var host = Serving();
        host.Sees(new LostSlave(new SlaveId("S1")), 100);
        host.Sees(Offers(Offer("O2", 1, Rest + Place(0)) with { SlaveId = new SlaveId(slave), Hostname = hostname }), 200);
        host.Calls.ShouldAccept("O2", 1).Types().ShouldBe("LAUNCH");
        host.Node().SlaveId.ShouldBe(new SlaveId(slave));
        host.Node().Hostname.ShouldBe(hostname);
    }

    [Fact]
    public void takes_a_task_for_over_when_its_volume_is_offered()
    {
        var host = Serving();
        host.Sees(Offers("O2", 1, Place(0)), 100);
        host.Calls.ShouldAccept("O2", 1).Types().ShouldBe("LAUNCH");
    }

    [Fact]
    public void waits_when_the_volume_comes_without_enough_for_a_task()
    {
        var host = Serving();
        host.Sees(Offers("O2", 1, Free("cpus:0.5;mem:2048") + Volume("hdfs-data-0", 2048)), 100);
        host.Calls.ShouldOnlyDecline(1, "O2");
        host.Policy.IsHealthy.ShouldBeFalse();
    }

    [Fact]
    public void creates_and_launches_where_only_the_reservation_went_through()
    {
        var host = Launched();
        host.Sees(Update("hdfs-data-0.1", TaskState.Error), 1);
        host.Sees(Offers("O2", 1, Rest + AllReserved), 29);
        host.Calls.ShouldOnlyDecline(1, "O2");
        host.Sees(Offers("O3", 1, Rest + AllReserved), 30);
        var accept = host.Calls.ShouldAccept("O3", 1);
        accept.Types().ShouldBe("CREATE+LAUNCH");
        accept.ShouldTurn(Rest + AllReserved).ShouldEqual(Rest);
    }

    [Fact]
    public void starts_anew_where_nothing_went_through()
    {
        var host = Launched();
        host.Sees(Offers("O2", 1, Whole), 30);
        host.Calls.ShouldAccept("O2", 1).Types().ShouldBe("RESERVE+CREATE+LAUNCH");
        host.Node().TaskId.ShouldBe(new TaskId("hdfs-data-0.2"));
    }

    [Fact]
    public void asks_for_all_tasks_when_it_starts_anew_since_one_of_them_may_sit_on_the_volume()
    {
        var host = Launched();
        host.Sees(Offers("O2", 1, Whole), 30);
        host.Calls.OfType<ReconcileTasks>().ShouldHaveSingleItem().Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void does_not_start_anew_while_the_master_knows_the_task()
    {
        var host = Launched();
        host.Sees(Update("hdfs-data-0.1", TaskState.Staging), 12);
        host.Sees(Offers("O2", 1, Whole), 300);
        host.Calls.ShouldOnlyDecline(1, "O2");
    }

    [Fact]
    public void asks_for_a_task_that_does_not_start_and_at_last_kills_it()
    {
        var host = Launched();
        host.Decision.Wakes.ShouldHaveSingleItem().ShouldBe(new Wake(TimeSpan.FromSeconds(10), "check hdfs-data-0.1"));
        host.Sees(new Woken("check hdfs-data-0.1"), 10);
        host.Calls.ShouldHaveSingleItem().ShouldBeOfType<ReconcileTasks>().Tasks.ShouldHaveSingleItem().Value.ShouldBe("hdfs-data-0.1");
        host.Decision.Wakes.ShouldHaveSingleItem();
        host.Sees(Update("hdfs-data-0.1", TaskState.Staging), 11);
        host.Sees(new Woken("check hdfs-data-0.1"), 59);
        host.Calls.OfType<KillTask>().ShouldBeEmpty();
        host.Sees(new Woken("check hdfs-data-0.1"), 60);
        host.Calls.OfType<KillTask>().ShouldHaveSingleItem();
    }

    [Fact]
    public void asks_no_more_for_a_task_that_runs() => Serving().Sees(new Woken("check hdfs-data-0.1"), 10).ShouldBe(PolicyDecision.Nothing);

    [Fact]
    public void kills_a_task_that_is_not_its_nodes_current_one()
    {
        var host = Launched();
        host.Sees(Offers("O2", 1, Whole), 30);
        host.Sees(Update("hdfs-data-0.1", TaskState.Running, data: ""), 31);
        host.Calls.ShouldHaveSingleItem().ShouldBe(new KillTask(new TaskId("hdfs-data-0.1"), new SlaveId("S1")));
        host.Node().State.ShouldBe(HdfsNodeState.Starting);
    }

    [Fact]
    public void takes_back_a_task_that_was_given_for_lost_and_still_runs()
    {
        var host = Serving();
        host.Sees(Update("hdfs-data-0.1", TaskState.Lost), 100);
        host.Sees(Update("hdfs-data-0.1", TaskState.Running), 200);
        host.Policy.IsHealthy.ShouldBeTrue();
        host.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void moves_a_node_that_never_ran_after_a_minute_and_clears_what_it_left()
    {
        var host = Launched();
        host.Sees(Update("hdfs-data-0.1", TaskState.Lost), 1);
        host.Sees(Offers("O2", 2, Whole), 59);
        host.Calls.ShouldOnlyDecline(null, "O2");
        host.Sees(Offers("O3", 2, Whole), 60);
        host.Calls.ShouldAccept("O3", 1).Types().ShouldBe("RESERVE+CREATE+LAUNCH");

        host.Sees(Offers("O4", 1, Rest + AllReserved), 61);
        host.Calls.ShouldAccept("O4", 1).ShouldTurn(Rest + AllReserved).ShouldEqual(Whole);
        host.Sees(Offers("O5", 1, Whole), 62);
        host.Node().Hostname.ShouldBe("node-2");
    }

    [Fact]
    public void kills_the_task_of_a_node_that_moved_when_it_starts_after_all()
    {
        var host = Launched();
        host.Sees(Update("hdfs-data-0.1", TaskState.Lost), 1);
        host.Sees(Offers("O3", 2, Whole), 60);
        host.Sees(Update("hdfs-data-0.1", TaskState.Running, data: ""), 61);
        host.Calls.ShouldHaveSingleItem().ShouldBe(new KillTask(new TaskId("hdfs-data-0.1"), new SlaveId("S1")));
        host.Sees(Offers("O4", 1, Rest), 62);
        host.Calls.ShouldOnlyDecline(1, "O4");
        host.Policy.Nodes.Length.ShouldBe(2);
    }

    [Fact]
    public void clears_volumes_of_its_own_name_that_belong_to_no_node()
    {
        var host = Serving();
        var orphans = Whole + Volume("hdfs-data-7", 100) + Reserved("cpus:2;mem:1024");
        host.Sees(Offers("O2", 2, orphans), 100);
        var accept = host.Calls.ShouldAccept("O2", 1);
        accept.Types().ShouldBe("DESTROY+UNRESERVE");
        accept.ShouldTurn(orphans).ShouldEqual(Whole + Free("cpus:1;mem:1024;disk:100") + Reserved("cpus:1"));
    }

    [Theory]
    [InlineData("other-data-0", "hdfs", "p")]
    [InlineData("hdfs-data-x", "hdfs", "p")]
    [InlineData("hdfs-data-7", "hdfs", "q")]
    public void leaves_volumes_of_others_alone(string id, string role, string principal)
    {
        var host = Serving();
        host.Sees(Offers("O2", 2, Whole + Volume(id, 100, role, principal)), 100);
        host.Calls.ShouldOnlyDecline(null, "O2");
    }

    [Fact]
    public void leaves_reservations_without_a_volume_of_its_name_alone()
    {
        var host = Serving();
        host.Sees(Offers("O2", 2, Whole + Reserved("cpus:1")), 100);
        host.Calls.ShouldOnlyDecline(null, "O2");
    }
}

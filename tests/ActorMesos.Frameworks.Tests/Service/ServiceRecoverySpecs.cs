using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Service;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Service.ServiceSituation;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Service;

public sealed class ServiceRecoverySpecs
{
    [Fact]
    public void relaunches_a_task_on_its_volume()
    {
        var host = Serving();
        host.Sees(Update("hdfs-0.1", TaskState.Failed), 100);
        host.Sees(Offers("O2", 1, Rest + Place("hdfs-0-1")), 102);
        var accept = host.Calls.ShouldAccept("O2", 1);
        accept.Types().ShouldBe("LAUNCH");
        accept.ShouldTurn(Rest + Place("hdfs-0-1")).ShouldEqual(Rest);
    }

    [Fact]
    public void waits_longer_each_time_that_an_instance_fails_soon()
    {
        var host = Serving();
        host.Sees(Update("hdfs-0.1", TaskState.Failed), 10);
        host.Sees(Offers("O2", 1, Rest + Place("hdfs-0-1")), 10.9).Calls.ShouldOnlyDecline(1, "O2");
        host.Sees(Offers("O3", 1, Rest + Place("hdfs-0-1")), 11).Calls.ShouldAccept("O3", 1);
        host.Sees(Update("hdfs-0.2", TaskState.Failed), 20);
        host.Sees(Offers("O4", 1, Rest + Place("hdfs-0-1")), 21.9).Calls.ShouldOnlyDecline(1, "O4");
        host.Sees(Offers("O5", 1, Rest + Place("hdfs-0-1")), 22).Calls.ShouldAccept("O5", 1);
        host.Sees(Update("hdfs-0.3", TaskState.Failed), 90);
        host.Sees(Offers("O6", 1, Rest + Place("hdfs-0-1")), 91).Calls.ShouldAccept("O6", 1);
    }

    [Fact]
    public void waits_for_its_volume_and_replaces_the_instance_elsewhere_when_it_has_waited_long_enough()
    {
        var host = Away();
        host.Decision.Wakes.ShouldContain(new Wake(TimeSpan.FromMinutes(10), "replace hdfs-0.1"));
        host.Sees(Offers("O2", 2, Whole), 699).Calls.ShouldOnlyDecline(null, "O2");
        host.Sees(new Woken("replace hdfs-0.1"), 700).Calls.ShouldHaveSingleItem().ShouldBeOfType<ReviveOffers>();
        host.Sees(Offers("O3", 2, Whole), 701);
        host.Calls.ShouldAccept("O3", 1).Types().ShouldBe("RESERVE+CREATE+LAUNCH");
        host.Policy.Instances.Select(instance => (instance.VolumeId, instance.IsWanted)).ShouldBe([("hdfs-0-1", false), ("hdfs-0-2", true)]);
    }

    [Fact]
    public void takes_its_volume_if_that_comes_back_before_there_is_another_place()
    {
        var host = Away();
        host.Sees(new Woken("replace hdfs-0.1"), 700);
        host.Sees(Offers("O2", 1, Rest + Place("hdfs-0-1")), 2000).Calls.ShouldAccept("O2", 1).Types().ShouldBe("LAUNCH");
    }

    [Fact]
    public void an_instance_that_is_in_sight_again_is_as_healthy_as_it_was()
    {
        var host = Away(new ServiceSettings { Count = 1, ChecksHealth = true });
        host.Sees(Update("hdfs-0.1", TaskState.Running), 130);
        host.Policy.IsHealthy.ShouldBeFalse("its check has never passed");
        host.Sees(Healthy("hdfs-0.1"), 140);
        host.Sees(new LostSlave(new SlaveId("S1")), 200);
        host.Policy.IsHealthy.ShouldBeFalse();
        host.Sees(Update("hdfs-0.1", TaskState.Running), 260);
        host.Policy.IsHealthy.ShouldBeTrue();
        host.Policy.DownTimes.ShouldBe(new DownTimes(1, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void waits_for_ever_where_it_is_told_to()
    {
        var host = Away(new ServiceSettings { Count = 1, ReplaceAfter = null });
        host.Decision.Wakes.ShouldBeEmpty();
        host.Sees(Offers("O2", 2, Whole), 100_000).Calls.ShouldOnlyDecline(null, "O2");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void the_volume_of_a_replaced_instance_is_kept_when_it_comes_back_unless_the_flaw_destroys_it(bool destroys)
    {
        var host = Away(One(new ServiceFlaws { DestroysOnLostTimeout = destroys }));
        host.Sees(new Woken("replace hdfs-0.1"), 700);
        host.Sees(Offers("O3", 2, Whole), 701);
        host.Sees(Update("hdfs-0.2", TaskState.Running, "S2", ""), 702);
        host.Sees(Offers(Offer("O4", 1, Rest + Place("hdfs-0-1")) with { SlaveId = new SlaveId("S9") }), 800);
        host.Calls.ShouldAccept("O4", 1).Types().ShouldBe(destroys ? "DESTROY+UNRESERVE" : "UNRESERVE");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void finds_its_volume_under_another_id_of_the_slave_unless_the_flaw_keys_it_by_that(bool keysBySlave)
    {
        var host = Away(One(new ServiceFlaws { KeysVolumesBySlave = keysBySlave }));
        host.Sees(Offers(Offer("O2", 1, Rest + Place("hdfs-0-1")) with { SlaveId = new SlaveId("S9") }), 200);
        host.Policy.Launches.ShouldBe(keysBySlave ? 1 : 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void a_launch_that_came_to_nothing_is_forgotten_with_its_volume_unless_the_flaw_keeps_it(bool keeps)
    {
        var host = new Host<ServicePolicy>(Born(One(new ServiceFlaws { KeepsFailedCreates = keeps })));
        host.Sees(Offers("O1", 1, Whole));
        host.Sees(Update("hdfs-0.1", TaskState.Error), 1);
        host.Sees(Offers("O2", 1, Rest + Reserved("cpus:1;mem:1024;disk:2048")), 31);
        host.Policy.Instances.ShouldHaveSingleItem().VolumeId.ShouldBe(keeps ? "hdfs-0-1" : "hdfs-0-2");
        if (!keeps)
        {
            host.Calls.ShouldAccept("O2", 1).Types().ShouldBe("CREATE+LAUNCH");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void an_instance_is_recovered_where_its_volume_is_unless_the_flaw_tries_anywhere(bool anywhere)
    {
        var host = Away(One(new ServiceFlaws { RecoversAnywhere = anywhere }));
        host.Sees(Offers("O2", 2, Whole), 200);
        if (anywhere)
        {
            host.Calls.ShouldAccept("O2", 1).Types().ShouldBe("RESERVE+LAUNCH");
        }
        else
        {
            host.Calls.ShouldOnlyDecline(null, "O2");
        }
    }

    [Fact]
    public void looks_at_no_offer_after_a_failover_before_it_knows_how_its_tasks_are()
    {
        var host = Serving();
        host.Crashes(Born());
        host.Sees(Reregistered, 5000).Calls.ShouldHaveSingleItem().ShouldBeOfType<ReconcileTasks>().Tasks.ShouldBe([new TaskId("hdfs-0.1")]);
        host.Sees(Offers("O2", 2, Whole), 5001).Calls.ShouldOnlyDecline(1, "O2");
        host.Sees(Update("hdfs-0.1", TaskState.Running), 5002);
        host.Policy.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void asks_again_and_again_while_the_master_has_no_answer_and_looks_at_offers_meanwhile()
    {
        var host = Serving();
        host.Crashes(Born());
        host.Sees(Reregistered, 1000);
        host.Sees(new Woken("reconciliation"), 1030).Calls.ShouldHaveSingleItem().ShouldBeOfType<ReconcileTasks>();
        host.Decision.Wakes.ShouldBe([new Wake(TimeSpan.FromMinutes(1), "ask 1 hdfs-0.1")]);
        host.Sees(Offers("O2", 2, Whole), 1031).Calls.ShouldOnlyDecline(60, "O2");
        host.Sees(new Woken("ask 1 hdfs-0.1"), 1090).Wakes.ShouldBe([new Wake(TimeSpan.FromMinutes(2), "ask 2 hdfs-0.1")]);
        host.Sees(new Woken("ask 8 hdfs-0.1"), 1900).Wakes.ShouldBeEmpty();
        host.Sees(Update("hdfs-0.1", TaskState.Lost), 1901);
        host.Sees(new Woken("ask 1 hdfs-0.1"), 1902).Calls.ShouldBeEmpty();
    }

    [Fact]
    public void the_flaw_takes_a_task_for_over_that_it_has_not_heard_of()
    {
        var host = Serving(One(new ServiceFlaws { ActsBeforeReconciliation = true }));
        host.Crashes(Born(One(new ServiceFlaws { ActsBeforeReconciliation = true })));
        host.Sees(Reregistered, 5000).Wakes.ShouldContain(new Wake(TimeSpan.Zero, "replace hdfs-0.1"));
        host.Sees(new Woken("replace hdfs-0.1"), 5000);
        host.Sees(Offers("O2", 2, Whole), 5001).Calls.ShouldAccept("O2", 1).Types().ShouldBe("RESERVE+CREATE+LAUNCH");
    }

    [Fact]
    public void kills_a_task_that_it_does_not_know()
    {
        var host = Serving();
        host.Sees(Update("hdfs-0.9", TaskState.Running, "S3"), 50).Calls.ShouldHaveSingleItem().ShouldBeOfType<KillTask>().TaskId.ShouldBe(new TaskId("hdfs-0.9"));
    }

    [Fact]
    public void is_never_healthy_again_when_a_volume_lacks_what_was_written()
    {
        var host = Serving();
        host.Sees(Update("hdfs-0.1", TaskState.Failed), 100);
        host.Sees(Offers("O2", 1, Rest + Place("hdfs-0-1")), 102);
        host.Sees(Update("hdfs-0.2", TaskState.Running, data: ""), 103);
        host.Policy.DataLosses.ShouldHaveSingleItem().Missing.ShouldBe("hdfs-0.1");
        host.Policy.IsHealthy.ShouldBeFalse();
    }

    private static StatusUpdate Healthy(string task)
    {
        var update = Update(task, TaskState.Running);
        return update with { Status = update.Status with { Healthy = true } };
    }
}

namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

/// <summary>Slaves that do not answer: unreachable since 1.1, removed before.</summary>
public sealed class UnreachableSlaveSpecs
{
    private static readonly MasterSettings Late = new() { Semantics = SemanticsProfile.V111 };
    private static readonly Instant GivenUp = Instant.After(TimeSpan.FromSeconds(75));

    [Theory]
    [InlineData(FrameworkCapabilities.PartitionAware, TaskState.Unreachable)]
    [InlineData(FrameworkCapabilities.None, TaskState.Lost)]
    public void a_task_is_unreachable_or_lost_as_its_framework_understands_it(FrameworkCapabilities capabilities, TaskState told)
    {
        var (bench, framework, slave) = Running(Late, capabilities);
        bench.RunTo(74.999);
        bench.Take<StatusUpdate>("f").ShouldBeEmpty();
        bench.RunTo(75);
        var status = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        status.State.ShouldBe(told);
        status.Source.ShouldBe(TaskStatusSource.Master);
        status.Reason.ShouldBe("REASON_SLAVE_REMOVED");
        status.UnreachableSince.ShouldBe(GivenUp);
        status.Uuid.ShouldBeNull();
        bench.Take<LostSlave>("f").ShouldBe([new LostSlave(slave)]);
        bench.Registry.Slaves.ShouldBeEmpty();
        bench.Registry.Unreachable[slave].ShouldBe(GivenUp);
        bench.Master.Frameworks[framework].UnreachableTasks.ShouldHaveSingleItem().State.ShouldBe(told);
    }

    [Fact]
    public void in_0_23_nothing_is_unreachable()
    {
        var (bench, framework, slave) = Running(new MasterSettings(), FrameworkCapabilities.None);
        bench.RunTo(75);
        var status = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        status.State.ShouldBe(TaskState.Lost);
        status.UnreachableSince.ShouldBeNull();
        bench.Registry.Unreachable.ShouldBeEmpty();
        bench.Master.Frameworks[framework].UnreachableTasks.ShouldBeEmpty();
        bench.Receive(bench.Update(framework, "t", TaskState.Finished, slave));
        bench.Take<StatusUpdate>("f").ShouldBeEmpty();
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(1, "its news shows that it goes on");
    }

    [Fact]
    public void news_from_an_unreachable_slave_is_dropped_without_a_word()
    {
        var (bench, framework, slave) = Running(Late, FrameworkCapabilities.PartitionAware);
        bench.RunTo(75);
        bench.Take<StatusUpdate>("f");
        bench.Receive(bench.Update(framework, "t", TaskState.Finished, slave));
        bench.Take<StatusUpdate>("f").ShouldBeEmpty();
        bench.Take<ShutdownSlave>("node-1").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FrameworkCapabilities.PartitionAware)]
    [InlineData(FrameworkCapabilities.None)]
    public void a_slave_that_returns_brings_every_task_back_and_frameworks_hear_of_it(FrameworkCapabilities capabilities)
    {
        var (bench, framework, slave) = Running(Late, capabilities);
        bench.RunTo(75);
        bench.Take<StatusUpdate>("f");
        bench.RunTo(100);
        var task = Bench.Task("t", slave);
        SlaveAdmissionSpecs.Back(bench, slave, Resources.Empty, new TaskReport(framework, task, TaskState.Running));
        bench.Take<SlaveReregistered>("node-1").ShouldHaveSingleItem().SlaveId.ShouldBe(slave);
        bench.Take<ShutdownFramework>("node-1").ShouldBeEmpty();
        bench.Take<KillTaskOnSlave>("node-1").ShouldBeEmpty();
        var status = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        status.State.ShouldBe(TaskState.Running);
        status.Source.ShouldBe(TaskStatusSource.Master);
        status.Reason.ShouldBe("REASON_SLAVE_REREGISTERED");
        status.Uuid.ShouldBeNull();
        bench.Registry.Slaves.Keys.ShouldBe([slave]);
        bench.Registry.Unreachable.ShouldBeEmpty();
        bench.Master.Frameworks[framework].UnreachableTasks.ShouldBeEmpty();
        bench.Master.Slaves[slave].Used.ToString().ShouldBe("cpus:1;mem:128");
        bench.RunTo(101);
        bench.Offers("f")[^1].Resources.ToString().ShouldBe("cpus:3;disk:1000;mem:896");
    }

    [Fact]
    public void the_id_of_an_unreachable_task_stays_taken()
    {
        var (bench, framework, _) = Running(Late, FrameworkCapabilities.PartitionAware);
        bench.RunTo(75);
        bench.Take<StatusUpdate>("f");
        var other = bench.Register(2);
        bench.Accept(framework, bench.Offers("f")[^1], new Launch([Bench.Task("t", other)]));
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Error);
    }

    [Fact]
    public void the_id_of_a_task_that_did_not_return_with_its_slave_is_free()
    {
        var (bench, framework, slave) = Running(Late, FrameworkCapabilities.PartitionAware);
        bench.RunTo(75);
        SlaveAdmissionSpecs.Back(bench, slave, Resources.Empty);
        bench.Take<StatusUpdate>("f");
        bench.Take<RunTask>("node-1");
        bench.Accept(framework, bench.Offers("f")[^1], new Launch([Bench.Task("t", slave)]));
        bench.Take<StatusUpdate>("f").ShouldBeEmpty();
        bench.Take<RunTask>("node-1").Count.ShouldBe(1);
    }

    [Fact]
    public void a_thousand_unreachable_tasks_of_a_framework_are_remembered()
    {
        var bench = new Bench(Late);
        var framework = bench.Register(Bench.Framework("f") with { Capabilities = FrameworkCapabilities.PartitionAware });
        var slave = bench.Register(1, "cpus:2000;mem:1024;disk:1000");
        bench.Accept(framework, bench.Offer("f"), new Launch([.. Enumerable.Range(0, 1002).Select(number => Bench.Task($"t{number}", slave, "cpus:1"))]));
        bench.RunTo(75);
        var kept = bench.Master.Frameworks[framework].UnreachableTasks;
        kept.Count.ShouldBe(1000);
        kept[0].Info.Id.ShouldBe(new TaskId("t2"));
        kept[^1].Info.Id.ShouldBe(new TaskId("t1001"));
    }

    [Fact]
    public void a_task_that_is_over_is_not_unreachable()
    {
        var (bench, framework, slave) = Running(Late, FrameworkCapabilities.PartitionAware);
        bench.Receive(bench.Update(framework, "t", TaskState.Finished, slave));
        bench.Take<StatusUpdate>("f");
        bench.RunTo(75);
        bench.Take<StatusUpdate>("f").ShouldBeEmpty();
        bench.Master.Frameworks[framework].UnreachableTasks.ShouldBeEmpty();
    }

    [Fact]
    public void a_framework_that_ends_takes_its_unreachable_tasks_with_it()
    {
        var (bench, framework, slave) = Running(Late, FrameworkCapabilities.PartitionAware);
        bench.RunTo(75);
        bench.Receive(new TeardownFramework { FrameworkId = framework });
        bench.Master.Frameworks.ShouldBeEmpty();
        SlaveAdmissionSpecs.Back(bench, slave, Resources.Empty, new TaskReport(framework, Bench.Task("t", slave), TaskState.Running));
        bench.Take<ShutdownFramework>("node-1").ShouldBe([new ShutdownFramework(framework)]);
        bench.Master.Slaves[slave].Used.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void offers_of_an_unreachable_slave_are_rescinded()
    {
        var bench = new Bench(Late);
        bench.Register(Bench.Framework("f"));
        bench.Register(1);
        var offer = bench.Offer("f");
        bench.RunTo(75);
        bench.Take<RescindResourceOffer>("f").ShouldBe([new RescindResourceOffer(offer.Id)]);
    }

    [Fact]
    public void another_master_knows_who_is_unreachable()
    {
        var (bench, framework, slave) = Running(Late, FrameworkCapabilities.PartitionAware);
        bench.RunTo(75);
        var next = new Bench(Late, bench.Registry);
        next.Receive(new ReregisterFramework(framework, Bench.Framework("f")));
        SlaveAdmissionSpecs.Back(next, slave, Resources.Empty, new TaskReport(framework, Bench.Task("t", slave), TaskState.Running));
        next.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.Reason.ShouldBe("REASON_SLAVE_REREGISTERED");
        next.Registry.Unreachable.ShouldBeEmpty();
    }

    [Fact]
    public void a_slave_whose_connection_broke_has_ten_minutes_to_register_again()
    {
        var (bench, _, slave) = Running(Late, FrameworkCapabilities.PartitionAware);
        bench.RunTo(20);
        bench.Receive(new Exited(Bench.Node(1)));
        Answering(bench, to: 619.999);
        bench.Master.Slaves.ContainsKey(slave).ShouldBeTrue();
        bench.RunTo(620);
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Unreachable);
        bench.Registry.Unreachable[slave].ShouldBe(Instant.After(TimeSpan.FromSeconds(620)));
    }

    [Fact]
    public void its_ten_minutes_begin_anew_each_time()
    {
        var (bench, framework, slave) = Running(Late, FrameworkCapabilities.PartitionAware);
        bench.Receive(new Exited(Bench.Node(1)));
        Answering(bench, to: 500);
        SlaveAdmissionSpecs.Back(bench, slave, Resources.Empty, new TaskReport(framework, Bench.Task("t", slave), TaskState.Running));
        bench.Receive(new Exited(Bench.Node(1)));
        Answering(bench, to: 1099.999);
        bench.Master.Slaves.ContainsKey(slave).ShouldBeTrue();
        bench.RunTo(1100);
        bench.Master.Slaves.ShouldBeEmpty();
    }

    [Fact]
    public void in_0_23_a_slave_that_answers_pings_is_waited_for_without_end()
    {
        var (bench, _, slave) = Running(new MasterSettings(), FrameworkCapabilities.None);
        bench.Receive(new Exited(Bench.Node(1)));
        Answering(bench, to: 1300);
        bench.Master.Slaves.ContainsKey(slave).ShouldBeTrue();
    }

    internal static (Bench Bench, FrameworkId Framework, SlaveId Slave) Running(
        MasterSettings settings, FrameworkCapabilities capabilities, double failoverSeconds = 0)
    {
        var bench = new Bench(settings);
        var framework = bench.Register(Bench.Framework("f", failoverSeconds: failoverSeconds) with { Capabilities = capabilities });
        var slave = bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Launch([Bench.Task("t", slave)]));
        bench.Take<ResourceOffers>("f");
        bench.Receive(bench.Update(framework, "t", TaskState.Running, slave));
        bench.Take<StatusUpdate>("f");
        return (bench, framework, slave);
    }

    internal static void Answering(Bench bench, double to)
    {
        for (var seconds = bench.Now.SinceStart.TotalSeconds; seconds < to; seconds += 10)
        {
            bench.RunTo(seconds);
            bench.Receive(new Pong(Bench.Node(1)));
        }

        bench.RunTo(to);
    }
}

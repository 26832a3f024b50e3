namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

/// <summary>A master that takes over from another: slaves and frameworks come back in any order, and nothing is forgotten.</summary>
public sealed class MasterFailoverSpecs
{
    private static readonly SlaveId Slave = new("OLD-S0");
    private static readonly FrameworkId Framework = new("OLD-0000");
    private static readonly TaskInfo Task = Bench.Task("t", Slave);

    private static Registry Known => Registry.Empty.Apply(new SlaveAdmission(Slave, Bench.SlaveInfo(1)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void slaves_and_frameworks_may_come_back_in_any_order(bool frameworkFirst)
    {
        var bench = new Bench(registry: Known);
        if (frameworkFirst)
        {
            FrameworkBack(bench);
        }

        SlaveBack(bench, TaskState.Running);
        if (!frameworkFirst)
        {
            FrameworkBack(bench);
        }

        bench.RunTo(1);
        bench.Offer("f").Resources.ToString().ShouldBe("cpus:3;disk:1000;mem:896");
        bench.Master.Slaves[Slave].Used.ToString().ShouldBe("cpus:1;mem:128");
        bench.Receive(bench.Update(Framework, "t", TaskState.Finished, Slave));
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem();
        bench.Receive(new StatusUpdateAcknowledgement(Framework, Slave, Task.Id, new Guid(1, 0, 0, new byte[8])));
        bench.Master.Slaves[Slave].Tasks.ShouldBeEmpty();
        bench.Master.Slaves[Slave].Used.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void a_task_that_is_over_uses_nothing_but_its_id()
    {
        var bench = new Bench(registry: Known);
        SlaveBack(bench, TaskState.Finished);
        FrameworkBack(bench);
        bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
        bench.Master.Slaves[Slave].Tasks.ShouldHaveSingleItem().State.ShouldBe(TaskState.Finished);
    }

    [Fact]
    public void the_last_word_of_two_registrations_counts()
    {
        var bench = new Bench(registry: Known) { IsHolding = true };
        FrameworkBack(bench);
        SlaveBack(bench, TaskState.Running);
        bench.Receive(new Exited(Bench.Node(1)));
        SlaveAdmissionSpecs.Back(bench, Slave, Resources.Empty);
        bench.Persist();
        bench.Master.Slaves[Slave].Tasks.ShouldBeEmpty("the task died with the slave's former process");
        bench.Master.Slaves[Slave].IsConnected.ShouldBeTrue();
        bench.Take<SlaveReregistered>("node-1").ShouldHaveSingleItem();
    }

    [Fact]
    public void a_task_that_ends_before_its_framework_is_back_uses_nothing()
    {
        var bench = new Bench(registry: Known);
        SlaveBack(bench, TaskState.Running);
        bench.Receive(new StatusUpdate(Framework, new(Task.Id, TaskState.Lost, TaskStatusSource.Slave, Slave, bench.Now), TaskState.Lost));
        bench.Master.Slaves[Slave].Used.IsEmpty.ShouldBeTrue();
        FrameworkBack(bench);
        bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
    }

    [Fact]
    public void a_slave_that_does_not_come_back_is_given_up_after_ten_minutes()
    {
        var bench = new Bench(registry: Known);
        FrameworkBack(bench);
        bench.RunTo(599.9);
        bench.Registry.Slaves.ShouldNotBeEmpty();
        bench.RunTo(600);
        bench.Registry.Slaves.ShouldBeEmpty();
        bench.Take<LostSlave>("f").ShouldBe([new LostSlave(Slave)]);
        SlaveBack(bench, TaskState.Running);
        bench.Take<ShutdownSlave>("node-1").ShouldHaveSingleItem();
    }

    [Fact]
    public void a_slave_that_comes_back_in_the_last_moment_stays()
    {
        var bench = new Bench(registry: Known);
        bench.RunTo(599.9);
        bench.IsHolding = true;
        SlaveBack(bench, TaskState.Running);
        bench.RunTo(601);
        bench.Persist();
        bench.Master.Slaves.Keys.ShouldContain(Slave);
        bench.Registry.Slaves.ShouldNotBeEmpty();
    }

    [Fact]
    public void nobody_is_told_of_a_task_while_its_slave_may_still_come_back()
    {
        var bench = new Bench(registry: Known);
        FrameworkBack(bench);
        bench.Receive(new ReconcileTasks([Task.Id]) { FrameworkId = Framework });
        bench.Receive(new KillTask(Task.Id, Slave) { FrameworkId = Framework });
        bench.Take<StatusUpdate>("f").ShouldBeEmpty();
        bench.Receive(new KillTask(Task.Id, new SlaveId("M-S7")) { FrameworkId = Framework });
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Lost, "that one will not come back");
        SlaveAdmissionSpecs.Back(bench, Slave, Resources.Empty);
        bench.Receive(new ReconcileTasks([Task.Id]) { FrameworkId = Framework });
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Lost);
    }

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void a_framework_that_only_slaves_know_of_stays_until_it_is_torn_down(string release)
    {
        var semantics = SemanticsProfile.All.Single(profile => profile.Name == release);
        var bench = new Bench(new MasterSettings { Semantics = semantics }, Known);
        SlaveBack(bench, TaskState.Running);
        bench.Take<RunTask>("node-1");
        bench.RunTo(70);
        bench.Master.RecoveredFrameworks.ShouldBe([Framework], "no time-out is known");
        bench.Receive(new TeardownByOperator(Framework) { From = new NodeName("operator") });
        bench.Take<OperatorAnswer>("operator").ShouldHaveSingleItem().Status
            .ShouldBe(semantics.FrameworksAreRecovered ? OperatorStatus.Ok : OperatorStatus.BadRequest);
        if (semantics.FrameworksAreRecovered)
        {
            bench.Take<ShutdownFramework>("node-1").ShouldBe([new ShutdownFramework(Framework)]);
            bench.Master.Slaves.Values.Single().Used.IsEmpty.ShouldBeTrue();
            bench.Master.RecoveredFrameworks.ShouldBeEmpty();
            bench.Receive(new ReregisterFramework(Framework, Bench.Framework("f")));
            bench.Take<FrameworkError>("f").ShouldBe([new FrameworkError("Framework has been removed")]);
        }
    }

    [Fact]
    public void a_slave_that_comes_back_with_tasks_of_a_framework_that_has_ended_is_told_to_end_them()
    {
        var bench = new Bench(registry: Known);
        FrameworkBack(bench);
        bench.Receive(new TeardownFramework { FrameworkId = Framework });
        SlaveBack(bench, TaskState.Running);
        bench.Take<ShutdownFramework>("node-1").ShouldBe([new ShutdownFramework(Framework)]);
        bench.Master.Slaves[Slave].Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void a_new_master_knows_which_news_of_a_task_its_framework_has_yet_to_acknowledge()
    {
        var bench = new Bench(registry: Known);
        FrameworkBack(bench);
        var (running, finished) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        SlaveAdmissionSpecs.Back(bench, Slave, Resources.Empty, new TaskReport(Framework, Task, TaskState.Finished) { Unheard = new(TaskState.Running, running) });
        bench.Master.Slaves[Slave].Used.IsEmpty.ShouldBeTrue("it is over");
        bench.Receive(new ReconcileTasks([]) { FrameworkId = Framework });
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Running, "it has not been told more");
        bench.Receive(new StatusUpdateAcknowledgement(Framework, Slave, Task.Id, running));
        bench.Master.Slaves[Slave].Tasks.Count.ShouldBe(1, "its end is not acknowledged");
        bench.Receive(bench.Update(Framework, Task.Id.Value, TaskState.Finished, Slave, uuid: 2));
        bench.Receive(new StatusUpdateAcknowledgement(Framework, Slave, Task.Id, finished));
        bench.Master.Slaves[Slave].Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void the_acknowledgement_of_news_that_a_former_master_handed_on_ends_the_task_under_a_new_one()
    {
        var bench = new Bench(registry: Known);
        FrameworkBack(bench);
        var finished = new Guid(2, 0, 0, new byte[8]);
        SlaveAdmissionSpecs.Back(bench, Slave, Resources.Empty, new TaskReport(Framework, Task, TaskState.Finished) { Unheard = new(TaskState.Finished, finished) });
        var acknowledgement = new StatusUpdateAcknowledgement(Framework, Slave, Task.Id, finished);
        bench.Receive(acknowledgement);
        bench.Take<StatusUpdateAcknowledgement>("node-1").ShouldBe([acknowledgement]);
        bench.Master.Slaves[Slave].Tasks.ShouldBeEmpty("its slave forgets it, and will not speak of it again");
    }

    private static void FrameworkBack(Bench bench)
    {
        bench.Receive(new ReregisterFramework(Framework, Bench.Framework("f")));
        bench.Take<FrameworkReregistered>("f").ShouldBe([new FrameworkReregistered(Framework, Bench.MasterId)]);
    }

    private static void SlaveBack(Bench bench, TaskState state) =>
        SlaveAdmissionSpecs.Back(bench, Slave, Resources.Empty, new TaskReport(Framework, Task, state));
}

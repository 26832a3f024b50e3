namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

/// <summary>What a master makes of slaves that it has given up, has forgotten, or does not know yet, and of their tasks.</summary>
public sealed class SlaveMemorySpecs
{
    private static readonly MasterSettings Late = new() { Semantics = SemanticsProfile.V111 };

    [Fact]
    public void news_from_a_slave_that_has_not_come_back_to_a_new_master_is_dropped()
    {
        var slave = new SlaveId("OLD-S0");
        var bench = new Bench(Late, Registry.Empty.Apply(new SlaveAdmission(slave, Bench.SlaveInfo(1))));
        var framework = bench.Register(Bench.Framework("f"));
        bench.Receive(bench.Update(framework, "t", TaskState.Running, slave));
        bench.Take<StatusUpdate>("f").ShouldBeEmpty("its acknowledgement could not be handed on");
        bench.Master.Metrics(bench.Now)["master/invalid_status_updates"].ShouldBe(1);
    }

    [Fact]
    public void news_for_a_framework_that_is_away_is_not_valid()
    {
        var (bench, framework, slave) = UnreachableSlaveSpecs.Running(Late, FrameworkCapabilities.None, failoverSeconds: 60);
        bench.Receive(new Exited(new NodeName("f")));
        bench.Receive(bench.Update(framework, "t", TaskState.Finished, slave, uuid: 2));
        bench.Master.Metrics(bench.Now)["master/invalid_status_updates"].ShouldBe(1);
        bench.Master.Slaves[slave].Used.IsEmpty.ShouldBeTrue("the master believes it all the same");
    }

    [Fact]
    public void a_framework_that_was_away_is_told_what_was_forwarded_to_it_when_it_asks_and_not_what_it_missed()
    {
        var (bench, framework, slave) = UnreachableSlaveSpecs.Running(Late, FrameworkCapabilities.None, failoverSeconds: 60);
        bench.Receive(new Exited(new NodeName("f")));
        bench.Receive(bench.Update(framework, "t", TaskState.Finished, slave, uuid: 2));
        bench.Receive(new ReregisterFramework(framework, Bench.Framework("f", failoverSeconds: 60)));
        bench.Receive(new ReconcileTasks([]) { FrameworkId = framework });
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Running, "its slave will say it again");
        bench.Receive(bench.Update(framework, "t", TaskState.Finished, slave, uuid: 2));
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Finished);
    }

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void a_slave_that_did_not_hear_that_it_is_admitted_has_what_it_was_sent_since_again_or_is_asked_for_it(string release)
    {
        var semantics = SemanticsProfile.All.Single(profile => profile.Name == release);
        var bench = new Bench(new MasterSettings { Semantics = semantics });
        var framework = bench.Register(Bench.Framework("f", "r"));
        var slave = bench.Register(1);
        bench.Register(1).ShouldBe(slave);
        bench.Take<CheckpointResources>("node-1").ShouldBeEmpty("nothing was made of it yet");
        bench.Take<SlaveReregistered>("node-1").ShouldBeEmpty();
        bench.Accept(framework, bench.Offer("f"), new Reserve([Resource.Scalar("disk", Scalar.FromWhole(600)).WithDynamicReservation("r", "p")]), new Launch([Bench.Task("t", slave)]));
        var sent = bench.Take<CheckpointResources>("node-1");
        var asked = bench.Take<ApplyOperation>("node-1");
        bench.Register(1).ShouldBe(slave);
        bench.Take<CheckpointResources>("node-1").ShouldBe(sent);
        var again = bench.Take<SlaveReregistered>("node-1").ShouldHaveSingleItem();
        again.Reconciliations.ShouldHaveSingleItem().Task.Id.Value.ShouldBe("t");
        (again.Operations ?? []).Select(operation => operation.Uuid).ShouldBe(asked.Select(operation => operation.Uuid));
        (sent.Count + asked.Count).ShouldBe(1);
    }

    [Theory]
    [InlineData("0.23", 1)]
    [InlineData("1.11", 0)]
    public void a_removed_slave_whose_executor_ends_goes_on_in_0_23_no_longer(string release, int shutdowns)
    {
        var semantics = SemanticsProfile.All.Single(profile => profile.Name == release);
        var (bench, framework, slave) = UnreachableSlaveSpecs.Running(new MasterSettings { Semantics = semantics }, FrameworkCapabilities.None);
        bench.RunTo(75);
        bench.Receive(new ExitedExecutor(slave, framework, new ExecutorId("e"), 9));
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(shutdowns);
        bench.Take<ExitedExecutor>("f").ShouldBeEmpty();
    }

    [Fact]
    public void the_unreachable_tasks_of_a_framework_that_ends_were_killed()
    {
        var (bench, framework, _) = UnreachableSlaveSpecs.Running(Late, FrameworkCapabilities.PartitionAware);
        bench.RunTo(75);
        var ended = bench.Master.Frameworks[framework];
        bench.Receive(new TeardownFramework { FrameworkId = framework });
        ended.CompletedTasks.ShouldHaveSingleItem().State.ShouldBe(TaskState.Killed);
        bench.Master.Metrics(bench.Now)["master/task_killed/source_master/reason_framework_removed"].ShouldBe(1);
    }

    [Theory]
    [InlineData(FrameworkCapabilities.PartitionAware, TaskState.GoneByOperator, 1)]
    [InlineData(FrameworkCapabilities.None, TaskState.Lost, 0)]
    public void who_was_told_that_a_task_is_unreachable_hears_when_its_slave_is_given_up_for_good(FrameworkCapabilities capabilities, TaskState end, int told)
    {
        var (bench, framework, slave) = UnreachableSlaveSpecs.Running(Late, capabilities);
        bench.RunTo(75);
        bench.Take<StatusUpdate>("f");
        bench.Receive(new MarkSlaveGone(slave) { From = new NodeName("o"), Number = 1 });
        var news = bench.Take<StatusUpdate>("f").Select(update => update.Status).ToList();
        news.Count.ShouldBe(told, "that it is lost was said before");
        news.ShouldAllBe(status => status.State == end && status.Reason == "REASON_SLAVE_REMOVED_BY_OPERATOR" && status.Uuid == null);
        bench.Master.Frameworks[framework].UnreachableTasks.ShouldBeEmpty();
        bench.Master.Frameworks[framework].CompletedTasks.ShouldHaveSingleItem().State.ShouldBe(end);
        bench.Master.Metrics(bench.Now)[$"master/tasks_{(told == 1 ? "gone_by_operator" : "lost")}"].ShouldBe(1);
    }

    [Fact]
    public void with_a_slave_that_the_registry_forgets_go_its_tasks_and_when_it_is_back_all_the_same_they_are_told()
    {
        var (bench, framework, slave) = UnreachableSlaveSpecs.Running(Late with { RegistryEntriesMost = 0 }, FrameworkCapabilities.PartitionAware);
        bench.RunTo(75);
        bench.Master.Frameworks[framework].UnreachableTasks.Count.ShouldBe(1);
        bench.RunTo(900);
        bench.Registry.Unreachable.ShouldBeEmpty();
        bench.Master.Frameworks[framework].UnreachableTasks.ShouldBeEmpty();
        bench.Take<StatusUpdate>("f");
        SlaveAdmissionSpecs.Back(bench, slave, Resources.Empty, new TaskReport(framework, Bench.Task("t", slave), TaskState.Running));
        var status = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        (status.State, status.Reason).ShouldBe((TaskState.Running, "REASON_SLAVE_REREGISTERED"));
    }

    [Fact]
    public void of_a_slave_that_a_new_master_waits_for_nobody_was_told_anything_that_must_be_taken_back()
    {
        var slave = new SlaveId("OLD-S0");
        var framework = new FrameworkId("OLD-0000");
        var bench = new Bench(Late, Registry.Empty.Apply(new SlaveAdmission(slave, Bench.SlaveInfo(1))));
        bench.Receive(new ReregisterFramework(framework, Bench.Framework("f")));
        SlaveAdmissionSpecs.Back(bench, slave, Resources.Empty, new TaskReport(framework, Bench.Task("t", slave), TaskState.Running));
        bench.Take<StatusUpdate>("f").ShouldBeEmpty();
    }
}

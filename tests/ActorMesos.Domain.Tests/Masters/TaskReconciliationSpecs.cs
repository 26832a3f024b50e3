namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

/// <summary>Questions about tasks, by name or about all of them, in both releases.</summary>
public sealed class TaskReconciliationSpecs
{
    private static readonly FrameworkInfo Aware = Bench.Framework("f", failoverSeconds: 60) with { Capabilities = FrameworkCapabilities.PartitionAware };

    [Theory]
    [InlineData("0.23", TaskState.Lost, TaskState.Lost)]
    [InlineData("1.11", TaskState.Gone, TaskState.Unknown)]
    public void an_unknown_task_is_gone_from_a_slave_that_is_there_and_unknown_elsewhere(string release, TaskState there, TaskState elsewhere)
    {
        var bench = Of(release);
        var framework = bench.Register(Aware);
        var slave = bench.Register(1);
        Ask(bench, framework, ("t", slave), ("u", null), ("v", new SlaveId("M-S7"))).Select(status => status.State)
            .ShouldBe([there, elsewhere, elsewhere]);
    }

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void who_is_not_partition_aware_hears_that_unknown_tasks_are_lost(string release)
    {
        var bench = Of(release);
        var framework = bench.Register(Bench.Framework("f"));
        var slave = bench.Register(1);
        var answers = Ask(bench, framework, ("t", slave), ("u", null));
        answers.ShouldAllBe(status => status.State == TaskState.Lost && status.Reason == "REASON_RECONCILIATION" && status.Uuid == null);
        answers.Select(status => status.SlaveId).ShouldBe([slave, default]);
    }

    [Fact]
    public void a_task_that_was_just_launched_is_staging()
    {
        var bench = Of("1.11");
        var (framework, _) = Launched(bench);
        Ask(bench, framework, ("t", null)).ShouldHaveSingleItem().State.ShouldBe(TaskState.Staging);
    }

    [Fact]
    public void all_are_told_by_name_once_with_the_state_that_was_forwarded_and_those_that_are_acknowledged_are_not()
    {
        var bench = Of("1.11");
        var (framework, slave) = Launched(bench, "t", "a");
        bench.Receive(bench.Update(framework, "t", TaskState.Running, slave, latest: TaskState.Finished));
        bench.Receive(bench.Update(framework, "a", TaskState.Failed, slave, uuid: 2));
        bench.Take<StatusUpdate>("f");
        Ask(bench, framework).Select(status => (status.TaskId.Value, status.State)).ShouldBe([("a", TaskState.Failed), ("t", TaskState.Running)]);
        bench.Receive(new StatusUpdateAcknowledgement(framework, slave, new TaskId("a"), new Guid(2, 0, 0, new byte[8])));
        Ask(bench, framework).ShouldHaveSingleItem().TaskId.Value.ShouldBe("t");
    }

    [Theory]
    [InlineData("0.23", TaskState.Lost)]
    [InlineData("1.11", TaskState.Unknown)]
    public void while_a_slave_may_come_back_nothing_is_said_of_it_nor_without_its_name(string release, TaskState afterwards)
    {
        var settings = new MasterSettings { Semantics = SemanticsProfile.All.Single(profile => profile.Name == release) };
        var awaited = new SlaveId("L-S0");
        var bench = new Bench(settings, Registry.Empty.Apply(new SlaveAdmission(awaited, Bench.SlaveInfo(1))));
        var framework = bench.Register(Aware);
        Ask(bench, framework, ("t", awaited), ("u", null)).ShouldBeEmpty();
        Ask(bench, framework, ("v", new SlaveId("L-S7"))).ShouldHaveSingleItem().State.ShouldBe(afterwards);
        bench.Receive(new ReregisterSlave(awaited, Bench.SlaveInfo(1), Resources.Resources.Empty, []));
        Ask(bench, framework, ("u", null)).ShouldHaveSingleItem().State.ShouldBe(afterwards);
    }

    [Theory]
    [InlineData("0.23", 0)]
    [InlineData("1.11", 1)]
    public void only_the_old_master_waits_for_a_removal_before_it_answers(string release, int answers)
    {
        var bench = Of(release);
        var framework = bench.Register(Aware);
        var slave = bench.Register(1);
        bench.IsHolding = true;
        bench.RunTo(80);
        Ask(bench, framework, ("t", slave)).Count.ShouldBe(answers);
        bench.Persist();
        Ask(bench, framework, ("t", slave)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, TaskState.Unreachable, TaskState.Unknown)]
    [InlineData(false, TaskState.Lost, TaskState.Lost)]
    public void a_task_on_an_unreachable_slave_is_unreachable_since_then_unless_its_slave_is_not_named(bool isAware, TaskState there, TaskState unnamed)
    {
        var bench = Of("1.11");
        var (framework, slave) = Launched(bench, isAware);
        bench.RunTo(90);
        var news = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        news.State.ShouldBe(there);
        var answers = Ask(bench, framework, ("t", slave), ("t", null));
        answers.Select(status => status.State).ShouldBe([there, unnamed]);
        answers.Select(status => status.UnreachableSince).ShouldBe([news.UnreachableSince, null]);
        news.UnreachableSince.ShouldNotBeNull();
        Ask(bench, framework).ShouldBeEmpty("the master has no task that it can see");
    }

    [Theory]
    [InlineData(true, TaskState.GoneByOperator)]
    [InlineData(false, TaskState.Lost)]
    public void a_task_on_a_slave_that_an_operator_marked_gone_is_gone_for_good(bool isAware, TaskState told)
    {
        var settings = new MasterSettings { Semantics = SemanticsProfile.V111 };
        var gone = new SlaveId("L-S0");
        var bench = new Bench(settings, Registry.Empty with { Gone = Registry.Empty.Gone.Add(gone, default) });
        var framework = bench.Register(isAware ? Aware : Bench.Framework("f"));
        Ask(bench, framework, ("t", gone)).ShouldHaveSingleItem().State.ShouldBe(told);
    }

    [Fact]
    public void the_id_of_an_unreachable_task_is_taken()
    {
        var bench = Of("1.11");
        var (framework, _) = Launched(bench, isAware: true);
        bench.RunTo(90);
        bench.Take<StatusUpdate>("f");
        bench.Offers("f");
        var other = bench.Register(2);
        bench.Accept(framework, bench.Offer("f"), new Launch([Bench.Task("t", other), Bench.Task("u", other)]));
        var refused = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        (refused.TaskId.Value, refused.State, refused.Reason).ShouldBe(("t", TaskState.Error, "REASON_TASK_INVALID"));
    }

    [Fact]
    public void the_kill_of_an_unknown_task_is_answered_for_the_slave_that_it_names()
    {
        var bench = Of("1.11");
        var framework = bench.Register(Aware);
        var slave = bench.Register(1);
        bench.Receive(new KillTask(new TaskId("t"), slave) { FrameworkId = framework });
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Gone);
        bench.Take<KillTaskOnSlave>("node-1").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, TaskState.Lost)]
    [InlineData(true, TaskState.Dropped)]
    public void tasks_of_an_accept_that_is_not_valid_are_dropped(bool isAware, TaskState told)
    {
        var bench = Of("1.11");
        var framework = bench.Register(isAware ? Aware : Bench.Framework("f"));
        var slave = bench.Register(1);
        var offer = bench.Offer("f");
        bench.Receive(new Accept([offer.Id, offer.Id], [new Launch([Bench.Task("t", slave)])]) { FrameworkId = framework });
        var status = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        (status.State, status.Reason, status.Uuid, status.Source).ShouldBe((told, "REASON_INVALID_OFFERS", null, TaskStatusSource.Master));
        status.Message.ShouldBe($"duplicate offer {offer.Id} in offer list");
    }

    [Fact]
    public void tasks_that_are_over_are_remembered_up_to_a_number()
    {
        var bench = new Bench(new MasterSettings { CompletedTasksMost = 2 });
        var (framework, slave) = Launched(bench, "t", "u", "v");
        var number = 1;
        foreach (var task in new[] { "u", "t", "v" })
        {
            bench.Receive(bench.Update(framework, task, TaskState.Finished, slave, number));
            bench.Receive(new StatusUpdateAcknowledgement(framework, slave, new TaskId(task), new Guid(number++, 0, 0, new byte[8])));
        }

        bench.Master.Frameworks[framework].CompletedTasks.Select(task => (task.Info.Id.Value, task.State))
            .ShouldBe([("t", TaskState.Finished), ("v", TaskState.Finished)]);
    }

    private static Bench Of(string release) => new(new MasterSettings { Semantics = SemanticsProfile.All.Single(profile => profile.Name == release) });

    private static (FrameworkId Framework, SlaveId Slave) Launched(Bench bench, params string[] tasks) => Launched(bench, isAware: true, tasks);

    private static (FrameworkId Framework, SlaveId Slave) Launched(Bench bench, bool isAware, params string[] tasks)
    {
        var framework = bench.Register(isAware ? Aware : Bench.Framework("f"));
        var slave = bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Launch([.. (tasks.Length == 0 ? ["t"] : tasks).Select(task => Bench.Task(task, slave))]));
        return (framework, slave);
    }

    private static List<TaskStatus> Ask(Bench bench, FrameworkId framework, params (string Task, SlaveId? Slave)[] asked)
    {
        bench.Receive(new ReconcileTasks([.. asked.Select(one => new TaskId(one.Task))])
        {
            FrameworkId = framework,
            SlaveIds = [.. asked.Select(one => one.Slave)],
        });
        return [.. bench.Take<StatusUpdate>("f").Select(update => update.Status)];
    }
}

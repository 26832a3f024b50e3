namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Tasks;

/// <summary>News of tasks, their acknowledgement, kills and questions.</summary>
public sealed class TaskBookSpecs
{
    private readonly Bench _bench = new();
    private readonly FrameworkId _framework;
    private readonly SlaveId _slave;

    public TaskBookSpecs()
    {
        _framework = _bench.Register(Bench.Framework("f", failoverSeconds: 60));
        _slave = _bench.Register(1);
        _bench.Accept(_framework, _bench.Offer("f"), new Launch([Bench.Task("t", _slave)]));
    }

    private SlaveRecord Slave => _bench.Master.Slaves[_slave];

    [Fact]
    public void news_is_forwarded_and_its_acknowledgement_handed_on()
    {
        var update = _bench.Update(_framework, "t", TaskState.Running, _slave);
        _bench.Receive(update);
        _bench.Take<StatusUpdate>("f").ShouldBe([update]);
        Slave.Tasks.ShouldHaveSingleItem().State.ShouldBe(TaskState.Running);
        var ack = Ack(1);
        _bench.Receive(ack);
        _bench.Take<StatusUpdateAcknowledgement>("node-1").ShouldBe([ack]);
        Slave.Tasks.Count.ShouldBe(1);
    }

    [Fact]
    public void resources_come_back_as_soon_as_the_latest_state_is_an_end()
    {
        _bench.Receive(_bench.Update(_framework, "t", TaskState.Running, _slave, latest: TaskState.Finished));
        Slave.Used.IsEmpty.ShouldBeTrue();
        Slave.Tasks.ShouldHaveSingleItem().ForwardedState.ShouldBe(TaskState.Running);
        _bench.RunTo(1);
        _bench.Offers("f").Last().Resources.Total("cpus").Thousandths.ShouldBe(4000);
    }

    [Fact]
    public void a_task_is_forgotten_when_the_news_of_its_end_is_acknowledged()
    {
        _bench.Receive(_bench.Update(_framework, "t", TaskState.Finished, _slave, uuid: 2));
        Slave.Tasks.Count.ShouldBe(1);
        _bench.Receive(Ack(1));
        Slave.Tasks.Count.ShouldBe(1, "that was other news");
        _bench.Receive(Ack(2));
        Slave.Tasks.ShouldBeEmpty();
        _bench.RunTo(1);
        _bench.Accept(_framework, _bench.Offers("f")[^1], new Launch([Bench.Task("t", _slave)]));
        _bench.Take<StatusUpdate>("f").ShouldNotContain(update => update.Status.State == TaskState.Error, "the id is free again");
    }

    [Fact]
    public void an_end_is_final()
    {
        _bench.Receive(_bench.Update(_framework, "t", TaskState.Failed, _slave));
        _bench.Receive(_bench.Update(_framework, "t", TaskState.Running, _slave, uuid: 2));
        Slave.Tasks.ShouldHaveSingleItem().State.ShouldBe(TaskState.Failed);
        Slave.Used.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void news_for_a_framework_that_is_away_is_kept_back_and_so_are_acknowledgements_for_a_slave_that_is()
    {
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.Receive(_bench.Update(_framework, "t", TaskState.Running, _slave));
        _bench.Take<StatusUpdate>("f").ShouldBeEmpty();
        _bench.Receive(new ReregisterFramework(_framework, Bench.Framework("f", failoverSeconds: 60)));
        _bench.Receive(new Exited(Bench.Node(1)));
        _bench.Receive(Ack(1));
        _bench.Take<StatusUpdateAcknowledgement>("node-1").ShouldBeEmpty();
    }

    [Fact]
    public void a_kill_goes_to_the_slave()
    {
        _bench.Receive(new KillTask(new TaskId("t")) { FrameworkId = _framework });
        _bench.Receive(new KillTask(new TaskId("t"), new SlaveId("another")) { FrameworkId = _framework });
        _bench.Take<KillTaskOnSlave>("node-1").ShouldBe([new KillTaskOnSlave(_framework, new TaskId("t"))]);
    }

    [Fact]
    public void the_kill_of_an_unknown_task_is_answered_as_a_question_would_be()
    {
        _bench.Receive(new KillTask(new TaskId("unknown")) { FrameworkId = _framework });
        var answer = _bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        (answer.State, answer.Reason, answer.Uuid).ShouldBe((TaskState.Lost, "REASON_RECONCILIATION", null));
    }

    [Fact]
    public void questions_are_answered_with_what_was_forwarded_last()
    {
        _bench.Receive(_bench.Update(_framework, "t", TaskState.Running, _slave, latest: TaskState.Finished));
        _bench.Take<StatusUpdate>("f");
        _bench.Receive(new ReconcileTasks([]) { FrameworkId = _framework });
        _bench.Receive(new ReconcileTasks([new TaskId("t"), new TaskId("unknown")]) { FrameworkId = _framework });
        var answers = _bench.Take<StatusUpdate>("f").Select(update => update.Status).ToList();
        answers.Select(answer => (answer.TaskId.Value, answer.State))
            .ShouldBe([("t", TaskState.Running), ("t", TaskState.Running), ("unknown", TaskState.Lost)]);
        answers.ShouldAllBe(answer => answer.Uuid == null && answer.Source == TaskStatusSource.Master);
    }

    [Fact]
    public void calls_of_a_framework_that_is_not_connected_are_dropped()
    {
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.Receive(new KillTask(new TaskId("t")) { FrameworkId = _framework });
        _bench.Receive(new TeardownFramework { FrameworkId = new FrameworkId("nobody") });
        _bench.Take<KillTaskOnSlave>("node-1").ShouldBeEmpty();
        _bench.Master.Frameworks.Count.ShouldBe(1);
    }

    private StatusUpdateAcknowledgement Ack(int uuid) => new(_framework, _slave, new TaskId("t"), new Guid(uuid, 0, 0, new byte[8]));
}

namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;

/// <summary>News reaches the framework for certain, one at a time, in order.</summary>
public sealed class SlaveUpdateSpecs
{
    private readonly SlaveBench _bench = new();

    [Fact]
    public void a_framework_that_is_back_is_sent_at_once_what_it_has_not_acknowledged()
    {
        _bench.Run(SlaveBench.Task());
        _bench.RunFor(0.1);
        var first = _bench.Take<StatusUpdate>().ShouldHaveSingleItem();
        _bench.RunFor(1);
        var framework = new FrameworkInfo(new NodeName("f2"), "f", "r", "p");
        _bench.Receive(new UpdateFrameworkOnSlave(new FrameworkId("another"), framework));
        _bench.Take<StatusUpdate>().ShouldBeEmpty();
        _bench.Receive(new UpdateFrameworkOnSlave(first.FrameworkId, framework));
        _bench.Take<StatusUpdate>().ShouldBe([first]);
        _bench.RunFor(9.999);
        _bench.Take<StatusUpdate>().ShouldBeEmpty("the former wait is void");
        _bench.RunFor(0.001);
        _bench.Take<StatusUpdate>().ShouldBe([first], "and again 10 s later");
    }

    [Fact]
    public void news_is_sent_again_after_ten_twenty_forty_seconds()
    {
        _bench.Run(SlaveBench.Task());
        _bench.RunFor(0.1);
        var first = _bench.Take<StatusUpdate>().ShouldHaveSingleItem();
        foreach (var seconds in (decimal[])[10, 20, 40, 80, 160, 320, 600, 600])
        {
            _bench.Receive(new Ping(Connected: true));
            KeepAlive(seconds - 0.001m);
            _bench.Take<StatusUpdate>().ShouldBeEmpty();
            _bench.RunFor(0.001);
            _bench.Take<StatusUpdate>().ShouldBe([first], $"after {seconds} s");
        }
    }

    [Fact]
    public void an_acknowledgement_ends_the_repetition()
    {
        _bench.Run(SlaveBench.Task());
        _bench.RunFor(0.1);
        _bench.AckAll();
        KeepAlive(1000);
        _bench.Take<StatusUpdate>().ShouldBeEmpty();
    }

    [Fact]
    public void one_news_is_on_its_way_at_a_time_and_carries_the_latest_state()
    {
        _bench.Run(SlaveBench.Task(command: "sleep 1"));
        _bench.RunFor(2);
        var running = _bench.Take<StatusUpdate>().ShouldHaveSingleItem();
        (running.Status.State, running.LatestState).ShouldBe((TaskState.Running, TaskState.Running));
        _bench.RunFor(8.1);
        var again = _bench.Take<StatusUpdate>().ShouldHaveSingleItem();
        (again.Status.State, again.LatestState).ShouldBe((TaskState.Running, TaskState.Finished));
        _bench.Ack(running.Status.Uuid!.Value);
        _bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Finished);
    }

    [Fact]
    public void an_acknowledgement_of_something_else_is_ignored()
    {
        _bench.Run(SlaveBench.Task(command: "sleep 1"));
        _bench.RunFor(2);
        var uuid = _bench.Take<StatusUpdate>()[0].Status.Uuid!.Value;
        _bench.Ack(new Guid(9, 9, 9, new byte[8]));
        _bench.Ack(uuid, "another task");
        _bench.State.Tasks[0].Updates.Length.ShouldBe(2);
        _bench.Ack(uuid);
        _bench.Ack(uuid);
        _bench.State.Tasks[0].Updates.Length.ShouldBe(1, "twice counts once");
    }

    [Fact]
    public void news_that_was_not_acknowledged_is_sent_when_the_slave_is_back()
    {
        _bench.Run(SlaveBench.Task(command: "sleep 1"));
        _bench.RunFor(2);
        var running = _bench.Take<StatusUpdate>()[0].Status;
        _bench.Restart();
        _bench.RunFor(60);
        _bench.Take<StatusUpdate>().ShouldBeEmpty("there is no master");
        _bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        _bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.ShouldBe(running, "the very same news");
        _bench.Ack(running.Uuid!.Value);
        _bench.AckAll().ShouldBe([TaskState.Finished]);
        _bench.State.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void no_two_news_have_one_id_even_over_a_restart_that_forgot_some()
    {
        var seen = new HashSet<Guid>();
        for (var i = 0; i < 3; i++)
        {
            _bench.Run(SlaveBench.Task($"t{i}"), checkpoint: false);
            _bench.RunFor(1);
            _bench.Take<StatusUpdate>().ShouldAllBe(update => seen.Add(update.Status.Uuid!.Value));
            _bench.Restart();
            _bench.RunFor(0);
            _bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        }

        seen.Count.ShouldBe(3);
    }

    private void KeepAlive(decimal seconds)
    {
        for (; seconds > 30; seconds -= 30)
        {
            _bench.RunFor(30);
            _bench.Receive(new Ping(Connected: true));
        }

        _bench.RunFor((double)seconds);
    }
}

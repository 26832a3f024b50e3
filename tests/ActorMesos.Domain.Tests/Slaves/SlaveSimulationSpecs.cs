namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;

/// <summary>What becomes of a task whose labels say how it behaves.</summary>
public sealed class SlaveSimulationSpecs
{
    private const int Many = 400;

    [Fact]
    public void it_lasts_as_long_as_its_label_says_whatever_its_command()
    {
        var bench = Running(Labelled("simulate.duration=90s"));
        bench.RunFor(89.999);
        bench.AckAll().ShouldBeEmpty();
        bench.RunFor(0.001);
        bench.AckAll().ShouldBe([TaskState.Finished]);
    }

    [Fact]
    public void it_ends_with_the_code_that_its_label_says()
    {
        var bench = Running(Labelled("simulate.duration=9s", "simulate.exit-code=42"));
        bench.RunFor(9);
        var status = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (status.State, status.Message).ShouldBe((TaskState.Failed, "Command exited with status 42"));
    }

    [Fact]
    public void as_many_fail_as_is_probable_and_the_same_ones_again_before_their_end()
    {
        var failed = Failed("simulate.duration=60s", "simulate.fail=0.1");

        failed.Count.ShouldBeInRange(Many / 20, Many * 3 / 20);
        Failed("simulate.duration=60s", "simulate.fail=0.1").ShouldBe(failed);
        Failed("simulate.duration=60s").ShouldBeEmpty();
        Failed("simulate.duration=60s", "simulate.fail=1").Count.ShouldBe(Many);
    }

    [Fact]
    public void a_label_goes_before_what_is_said_of_all_tasks()
    {
        var settings = new ExecutorSettings { FailPercent = 100, UnhealthyPercent = 100, SilentPercent = 100, StubbornPercent = 100 };
        var bench = Running(
            Labelled("simulate.fail=0", "simulate.unhealthy=0", "simulate.start=0s", "simulate.kill=0s", "simulate.duration=60s"), settings);
        bench.RunFor(15);
        bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.Healthy.ShouldBe(true);
        bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new("t")));
        bench.RunFor(0.1);
        bench.State.Task(SlaveBench.Framework, new("t"))!.State.ShouldBe(TaskState.Killed);
    }

    [Fact]
    public void its_executor_goes_with_it()
    {
        var bench = Running(Labelled("simulate.crash=1"));
        bench.RunFor(10);
        bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.Reason.ShouldBe("REASON_EXECUTOR_TERMINATED");
    }

    [Fact]
    public void it_says_that_it_is_not_healthy()
    {
        var bench = Running(Labelled("simulate.unhealthy=1"));
        bench.RunFor(15);
        bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.Healthy.ShouldBe(false);
    }

    [Theory]
    [InlineData("5s", 5.1)]
    [InlineData("never", 60)]
    public void its_executor_has_it_late_or_never(string start, double seconds)
    {
        var bench = Of();
        bench.Run(Labelled($"simulate.start={start}"));
        bench.RunFor(Math.Round(seconds - 0.001, 3));
        bench.Take<StatusUpdate>().ShouldBeEmpty();
        bench.RunFor(0.001);
        bench.AckAll()[0].ShouldBe(start == "never" ? TaskState.Failed : TaskState.Starting);
    }

    [Theory]
    [InlineData("2s", 2.1, null)]
    [InlineData("never", 3.1, "it did not end when it was asked to")]
    [InlineData("1m", 3.1, "it did not end when it was asked to")]
    public void it_takes_its_time_to_end_but_no_more_than_it_has(string kill, double seconds, string? message)
    {
        var bench = Running(Labelled($"simulate.kill={kill}"));
        bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new("t")));
        bench.RunFor(Math.Round(seconds - 0.001, 3));
        bench.Take<StatusUpdate>().ShouldBeEmpty();
        bench.RunFor(0.001);
        var status = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (status.State, status.Message).ShouldBe((TaskState.Killed, message));
    }

    [Fact]
    public void a_slave_that_starts_again_comes_to_the_same()
    {
        var bench = Running(Labelled("simulate.duration=20s", "simulate.exit-code=3"));
        bench.RunFor(5);
        bench.Restart(downFor: 5);
        bench.RunFor(0.001);
        bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        bench.RunFor(9.998);
        bench.AckAll().ShouldBeEmpty();
        bench.RunFor(0.001);
        bench.AckAll().ShouldBe([TaskState.Failed]);
    }

    private static List<string> Failed(params string[] labels)
    {
        var bench = Of();
        for (var i = 0; i < Many; i++)
        {
            bench.Run(Labelled(labels) with { Id = new($"t{i}") });
        }

        bench.RunFor(0.1);
        bench.AckAll();
        bench.RunFor(59.999);
        return [.. bench.State.Tasks.Where(task => task.State == TaskState.Failed).Select(task => task.Info.Id.Value)];
    }

    private static TaskInfo Labelled(params string[] labels) =>
        SlaveBench.Task(command: "./server") with { Labels = [.. labels.Select(label => new Label(label.Split('=')[0], label.Split('=')[1]))] };

    private static SlaveBench Of(ExecutorSettings? executor = null) =>
        new(new SlaveSettings { Semantics = SemanticsProfile.V111, Executor = executor ?? new ExecutorSettings() });

    private static SlaveBench Running(TaskInfo task, ExecutorSettings? executor = null)
    {
        var bench = Of(executor);
        bench.Run(task);
        bench.RunFor(0.1);
        bench.AckAll().ShouldBe([TaskState.Starting, TaskState.Running]);
        return bench;
    }
}

using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Tests.Support;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using Akka.Actor;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Actors.Tests.Frameworks;

/// <summary>The host of a framework's policy alone.</summary>
public sealed class FrameworkActorSpecs : ActorSpecs
{
    private static readonly FrameworkInfo Info = new(new NodeName("f"), "f", "*", "p");
    private static readonly FrameworkId Id = new("M-0000");
    private static readonly MasterId Master = new("M");

    private int _started;

    [Fact]
    public void a_framework_subscribes_until_it_is_answered()
    {
        var framework = Start();
        Next<RegisterFramework>().Framework.ShouldBe(Info);
        PolicyOf(framework);
        Timers.Advance(TimeSpan.FromSeconds(1.1));
        Next<RegisterFramework>();
        framework.Tell(new FrameworkRegistered(Id, Master));
        PolicyOf(framework).Seen.ShouldBe(["FrameworkRegistered"]);
        Timers.Advance(TimeSpan.FromMinutes(10));
        PolicyOf(framework);
        Sends.HasMessages.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(50, 5)]
    [InlineData(3600, 60)]
    public void the_back_off_of_a_subscription_ends_at_a_minute_or_a_tenth_of_the_failover_time_out(double failoverSeconds, double most)
    {
        var framework = Start(Info with { FailoverTimeout = TimeSpan.FromSeconds(failoverSeconds) });
        Next<RegisterFramework>();
        for (var bound = 2.0; bound < 2 * most; bound *= 2)
        {
            // The draw is one half of each bound.
            Repeats(framework, Math.Min(bound, most) / 2);
        }

        Repeats(framework, most / 2);
    }

    [Fact]
    public void news_is_acknowledged_only_when_what_the_policy_made_of_it_is_persisted()
    {
        var framework = Registered();
        Gate.Close();
        var update = Update(TaskState.Running);
        framework.Tell(update);
        WaitForWrite();
        Sends.HasMessages.ShouldBeFalse();
        Gate.Open();
        Next<StatusUpdateAcknowledgement>().ShouldBe(new StatusUpdateAcknowledgement(Id, new SlaveId("S"), new TaskId("t"), update.Status.Uuid!.Value));
        var call = Next<KillTask>();
        call.FrameworkId.ShouldBe(Id, "the host fills it in");
        PolicyOf(framework).Seen.ShouldBe(["FrameworkRegistered", "Running"]);
    }

    [Fact]
    public void news_that_the_master_made_is_not_acknowledged()
    {
        var framework = Registered();
        var update = Update(TaskState.Lost);
        framework.Tell(update with { Status = update.Status with { Uuid = null } });
        Next<KillTask>();
    }

    [Fact]
    public void a_restarted_framework_has_its_id_and_its_policys_state()
    {
        var framework = Registered();
        framework.Tell(Update(TaskState.Running));
        Next<StatusUpdateAcknowledgement>();
        Next<KillTask>();
        End(framework);
        framework = Start();
        Next<ReregisterFramework>().ShouldBe(new ReregisterFramework(Id, Info) { Failover = true });
        PolicyOf(framework).Seen.ShouldBe(["FrameworkRegistered", "Running"]);
    }

    [Fact]
    public void what_was_meant_for_its_former_process_is_dropped_until_it_is_subscribed()
    {
        var framework = Start();
        Next<RegisterFramework>();
        framework.Tell(Update(TaskState.Running));
        framework.Tell(new ResourceOffers([]));
        PolicyOf(framework).Seen.ShouldBeEmpty();
        framework.Tell(new FrameworkRegistered(Id, Master));
        PolicyOf(framework).Seen.ShouldBe(["FrameworkRegistered"]);
        framework.Tell(Update(TaskState.Running));
        Next<StatusUpdateAcknowledgement>();
    }

    [Fact]
    public void a_framework_whose_master_ended_subscribes_again()
    {
        var framework = Registered();
        framework.Tell(new Exited(new NodeName("master")));
        Next<ReregisterFramework>().ShouldBe(new ReregisterFramework(Id, Info), "it was subscribed before");
        framework.Tell(new FrameworkReregistered(Id, Master));
        PolicyOf(framework).Seen.ShouldBe(["FrameworkRegistered", "FrameworkReregistered"]);
    }

    [Fact]
    public void a_framework_that_was_removed_is_over()
    {
        var framework = Registered();
        framework.Tell(new FrameworkError("Framework has been removed"));
        Next<DeactivateFramework>().FrameworkId.ShouldBe(Id, "the master is to offer it nothing more");
        framework.Tell(new FrameworkError("Framework has been removed"));
        framework.Tell(new ResourceOffers([]));
        framework.Tell(new Exited(new NodeName("master")));
        PolicyOf(framework).Seen.ShouldBe(["FrameworkRegistered"]);
        Timers.Advance(TimeSpan.FromMinutes(10));
        PolicyOf(framework);
        Sends.HasMessages.ShouldBeFalse();
        Reports.FishForMessage<FrameworkError>(_ => true);
    }

    [Fact]
    public void a_process_that_has_given_its_state_up_does_nothing_and_ends_when_the_master_says_so()
    {
        var framework = Registered();
        framework.Tell(GiveStateUp.Instance, TestActor);
        ExpectMsg<StateGivenUp>();
        framework.Tell(Update(TaskState.Running));
        framework.Tell(new Exited(new NodeName("master")));
        PolicyOf(framework).Seen.ShouldBe(["FrameworkRegistered"]);
        Sends.HasMessages.ShouldBeFalse();
        Watch(framework);
        framework.Tell(new FrameworkError("Framework failed over"));
        ExpectTerminated(framework);
    }

    [Fact]
    public void a_process_without_an_id_has_nothing_to_give_up()
    {
        var framework = Start();
        framework.Tell(GiveStateUp.Instance, TestActor);
        ExpectMsg<NothingToGiveUp>();
        framework.Tell(new FrameworkRegistered(Id, Master));
        PolicyOf(framework).Seen.ShouldBe(["FrameworkRegistered"]);
    }

    [Fact]
    public void a_policy_is_woken_when_it_wished()
    {
        var framework = Registered();
        framework.Tell(new LostSlave(new SlaveId("S")));
        PolicyOf(framework);
        Timers.Advance(TimeSpan.FromSeconds(6.9));
        PolicyOf(framework).Seen.ShouldNotContain("woken: soon");
        Timers.Advance(TimeSpan.FromSeconds(0.1));
        PolicyOf(framework).Seen.ShouldContain("woken: soon");
    }

    [Theory]
    [InlineData("0.23", "Lost")]
    [InlineData("1.11", "Dropped")]
    public void while_there_is_no_master_a_launch_comes_to_nothing_and_other_calls_are_not_made(string release, string state)
    {
        var aware = Info with { Capabilities = FrameworkCapabilities.PartitionAware };
        var settings = new DriverSettings { Semantics = SemanticsProfile.All.Single(profile => profile.Name == release) };
        var framework = Registered(aware, settings);
        framework.Tell(new Woken("launch"));
        Next<Accept>();
        framework.Tell(new Exited(new NodeName("master")));
        Next<ReregisterFramework>();
        framework.Tell(new Woken("launch"));
        PolicyOf(framework);
        PolicyOf(framework).Seen.ShouldBe(["FrameworkRegistered", state]);
        Sends.HasMessages.ShouldBeFalse("neither the launch nor the call that answers its news");
    }

    [Fact]
    public void what_executors_say_and_that_they_ended_is_shown_to_the_policy()
    {
        var framework = Registered();
        framework.Tell(new ExecutorToFramework(Id, new SlaveId("S"), new ExecutorId("e"), "hello"));
        framework.Tell(new ExitedExecutor(new SlaveId("S"), Id, new ExecutorId("e"), 9));
        PolicyOf(framework).Seen.ShouldBe(["FrameworkRegistered", "ExecutorToFramework", "ExitedExecutor"]);
    }

    private static StatusUpdate Update(TaskState state)
    {
        var status = new TaskStatus(new TaskId("t"), state, TaskStatusSource.Executor, new SlaveId("S"), default, new Guid(1, 0, 0, new byte[8]));
        return new StatusUpdate(Id, status, state);
    }

    private IActorRef Start(FrameworkInfo? info = null, DriverSettings? settings = null)
    {
        var framework = Sys.ActorOf(FrameworkActor.Props(info ?? Info, new Diary(), settings ?? new DriverSettings(), new LeadershipSettings(), Node("f")), $"f-{_started++}");
        PolicyOf(framework);
        return framework;
    }

    private IActorRef Registered(FrameworkInfo? info = null, DriverSettings? settings = null)
    {
        var framework = Start(info, settings);
        Next<RegisterFramework>();
        framework.Tell(new FrameworkRegistered(Id, Master));
        PolicyOf(framework);
        return framework;
    }

    private void Repeats(IActorRef framework, double seconds)
    {
        // It sends first and sets its reminder then: once it answers, it has done both. A reminder is one tick late, so that it is never in the past.
        PolicyOf(framework);
        Timers.Advance(TimeSpan.FromSeconds(seconds));
        PolicyOf(framework);
        Sends.HasMessages.ShouldBeFalse();
        Timers.Advance(TimeSpan.FromTicks(1));
        Next<RegisterFramework>();
    }

    private Diary PolicyOf(IActorRef framework)
    {
        framework.Tell(GetFramework.Instance, TestActor);
        return ExpectMsg<Diary>();
    }

    /// <summary>A policy that writes down what it sees.</summary>
    private sealed record Diary : IFrameworkPolicy
    {
        public IReadOnlyList<string> Seen { get; init; } = [];

        public bool IsDone => false;

        public bool IsHealthy => true;

        public PolicyDecision Decide(object happened, Instant now) => happened switch
        {
            StatusUpdate update => new([new Noted(update.Status.State.ToString())], [new KillTask(update.Status.TaskId)], []),
            Woken { Reason: "launch" } => PolicyDecision.Call(new Accept(
                [new OfferId("O")], [new Launch([new TaskInfo(new TaskId("t"), "t", new SlaveId("S"), Domain.Resources.Resources.Empty)])])),
            Woken woken => new([new Noted($"woken: {woken.Reason}")], [], []),
            LostSlave => new([], [], [new Wake(TimeSpan.FromSeconds(7), "soon")]),
            _ => new([new Noted(happened.GetType().Name)], [], []),
        };

        public IFrameworkPolicy Apply(IEvent happened) => this with { Seen = [.. Seen, ((Noted)happened).What] };
    }

    private sealed record Noted(string What) : IEvent
    {
        public bool IsDurable => true;
    }
}

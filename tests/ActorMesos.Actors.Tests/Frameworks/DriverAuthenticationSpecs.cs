using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Tests.Support;
using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using Akka.Actor;

namespace ActorMesos.Actors.Tests.Frameworks;

/// <summary>How a driver that has a credential proves who its framework is.</summary>
public sealed class DriverAuthenticationSpecs : ActorSpecs
{
    private static readonly FrameworkInfo Info = new(new NodeName("f"), "f", "*", "p");
    private static readonly Credential Credential = new("p", new Secret(1));
    private static readonly FrameworkId Id = new("M-0000");

    [Fact]
    public void it_authenticates_before_it_subscribes()
    {
        var framework = Start();
        Next<Authenticate>().ShouldBe(new Authenticate(Info.Node, Credential));
        framework.Tell(new AuthenticationCompleted());
        Next<RegisterFramework>();
        framework.Tell(new FrameworkRegistered(Id, new MasterId("M")));
        Settle(framework);
        Timers.Advance(TimeSpan.FromMinutes(10));
        Settle(framework);
        Sends.HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void without_an_answer_it_asks_again_when_the_time_is_over()
    {
        var framework = Start();
        Next<Authenticate>();
        for (var time = 1; time <= 3; time++)
        {
            Settle(framework);
            Timers.Advance(TimeSpan.FromSeconds(4.9));
            Settle(framework);
            Sends.HasMessages.ShouldBeFalse();
            Timers.Advance(TimeSpan.FromSeconds(0.1));
            Next<Authenticate>();
        }
    }

    [Fact]
    public void refused_it_is_over()
    {
        var framework = Start();
        Next<Authenticate>();
        framework.Tell(new AuthenticationFailed());
        Reports.FishForMessage<FrameworkError>(_ => true).Message.ShouldBe("Master refused authentication");
        Timers.Advance(TimeSpan.FromMinutes(10));
        framework.Tell(new Exited(new NodeName("master")));
        Settle(framework);
        Sends.HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void what_was_proven_to_one_master_is_proven_anew_to_the_next()
    {
        var framework = Start();
        Next<Authenticate>();
        framework.Tell(new AuthenticationCompleted());
        Next<RegisterFramework>();
        framework.Tell(new FrameworkRegistered(Id, new MasterId("M")));
        framework.Tell(new Exited(new NodeName("master")));
        Next<Authenticate>();
        framework.Tell(new AuthenticationCompleted());
        Next<ReregisterFramework>();
    }

    [Fact]
    public void an_answer_to_a_question_of_an_earlier_connection_counts_for_nothing()
    {
        var framework = Start();
        Next<Authenticate>();
        framework.Tell(new AuthenticationCompleted());
        Next<RegisterFramework>();
        framework.Tell(new AuthenticationCompleted());
        Settle(framework);
        Sends.HasMessages.ShouldBeFalse();
    }

    private IActorRef Start()
    {
        var framework = Sys.ActorOf(FrameworkActor.Props(Info, new Idle(), new DriverSettings { Credential = Credential }, new LeadershipSettings(), Node("f")), "f");
        Settle(framework);
        return framework;
    }

    private void Settle(IActorRef framework)
    {
        framework.Tell(GetFramework.Instance, TestActor);
        ExpectMsg<Idle>();
    }

    private sealed record Idle : IFrameworkPolicy
    {
        public bool IsDone => false;

        public bool IsHealthy => true;

        public PolicyDecision Decide(object happened, Instant now) => PolicyDecision.Nothing;

        public IFrameworkPolicy Apply(IEvent happened) => throw new InvalidOperationException();
    }
}

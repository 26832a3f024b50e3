using ActorMesos.Actors.Operators;
using ActorMesos.Actors.Tests.Support;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using Akka.Actor;

namespace ActorMesos.Actors.Tests.Operators;

/// <summary>The operator's client alone.</summary>
public sealed class OperatorActorSpecs : ActorSpecs
{
    private static readonly OperateResources Call = new(new SlaveId("S"), new Reserve([])) { Principal = "ops" };

    [Fact]
    public void numbers_its_calls_and_reports_the_answer()
    {
        var client = Start();
        client.Tell(Call);
        client.Tell(Call);
        NextTo<OperateResources>("master").Number.ShouldBe(1);
        var second = NextTo<OperateResources>("master");
        (second.Number, second.From.Value, second.Principal).ShouldBe((2, "operator", "ops"));
        client.Tell(new OperatorAnswer(2, OperatorStatus.Conflict));
        Reports.ExpectMsg<OperatorAnswered>().Status.ShouldBe(OperatorStatus.Conflict);
    }

    [Fact]
    public void says_so_when_no_answer_comes_within_thirty_seconds()
    {
        var client = Start();
        client.Tell(Call);
        NextTo<OperateResources>("master");
        Timers.Advance(OperatorActor.Patience);
        Reports.ExpectMsg<OperatorUnanswered>().Call.Number.ShouldBe(1);
        client.Tell(new OperatorAnswer(1, OperatorStatus.Ok));
        client.Tell(Call);
        NextTo<OperateResources>("master").Number.ShouldBe(2);
        client.Tell(new OperatorAnswer(2, OperatorStatus.Ok));
        Reports.ExpectMsg<OperatorAnswered>().Call.Number.ShouldBe(2);
    }

    private IActorRef Start() => Sys.ActorOf(OperatorActor.Props(new LeadershipSettings(), Node("operator")));
}

namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Throttling;

/// <summary>Frameworks that may say only so much in a second.</summary>
public sealed class RateLimitSpecs
{
    [Fact]
    public void the_first_message_passes_at_once_and_each_further_one_an_interval_later()
    {
        var bench = Limited(new RateLimit("p", Qps: 2));
        var framework = bench.Register(Bench.Framework("f"));
        Ask(bench, framework, 3);
        Answers(bench).ShouldBe(1);
        bench.RunTo(0.499);
        Answers(bench).ShouldBe(0);
        bench.RunTo(0.5);
        Answers(bench).ShouldBe(1);
        bench.RunTo(0.999);
        Answers(bench).ShouldBe(0);
        bench.RunTo(1);
        Answers(bench).ShouldBe(1);
        bench.RunTo(10);
        Ask(bench, framework, 1);
        Answers(bench).ShouldBe(1, "nobody has said anything for long");
    }

    [Fact]
    public void all_frameworks_of_a_principal_share_its_limit_and_others_have_none()
    {
        var bench = Limited(new RateLimit("p", Qps: 1));
        var first = bench.Register(Bench.Framework("f"));
        var second = bench.Register(Bench.Framework("g"));
        var other = bench.Register(Bench.Framework("h") with { Principal = "q" });
        Ask(bench, first, 1);
        Ask(bench, second, 1);
        Ask(bench, other, 5);
        (Answers(bench), Answers(bench, "g"), Answers(bench, "h")).ShouldBe((1, 0, 5));
        bench.RunTo(1);
        Answers(bench, "g").ShouldBe(1);
    }

    [Fact]
    public void a_principal_that_is_listed_without_a_rate_is_not_limited_and_who_is_not_listed_shares_the_default()
    {
        var bench = new Bench(new MasterSettings
        {
            RateLimits = new RateLimits { Limits = [new RateLimit("p")], AggregateDefaultQps = 1, AggregateDefaultCapacity = 1 },
        });
        var free = bench.Register(Bench.Framework("f"));
        var named = bench.Register(Bench.Framework("g") with { Principal = "q" });
        var nobody = bench.Register(Bench.Framework("h") with { Principal = null });
        Ask(bench, free, 5);
        Ask(bench, named, 1);
        Ask(bench, nobody, 1);
        (Answers(bench), Answers(bench, "g"), Answers(bench, "h")).ShouldBe((5, 1, 0));
        Ask(bench, named, 1);
        bench.Take<FrameworkError>("g").ShouldHaveSingleItem();
        bench.RunTo(1);
        Answers(bench, "h").ShouldBe(1);
    }

    [Fact]
    public void who_has_too_much_waiting_is_told_and_its_tasks_run_on()
    {
        var bench = Limited(new RateLimit("p", Qps: 0.1, Capacity: 2));
        var framework = bench.Register(Bench.Framework("f"));
        var slave = bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Launch([Bench.Task("t", slave)]));
        Ask(bench, framework, 2);
        bench.Take<FrameworkError>("f").ShouldBeEmpty();
        Ask(bench, framework, 1);
        bench.Take<FrameworkError>("f").ShouldHaveSingleItem().Message.ShouldBe("Message ReconcileTasks dropped: capacity(2) exceeded");
        bench.Reports.OfType<MessageDropped>().ShouldBe([new MessageDropped(framework, "p", "ReconcileTasks")]);
        bench.Master.Slaves[slave].Tasks.ShouldHaveSingleItem().State.ShouldBe(TaskState.Staging);
        bench.RunTo(10);
        Ask(bench, framework, 1);
        bench.Take<FrameworkError>("f").ShouldBeEmpty("one of them has passed");
    }

    [Fact]
    public void a_framework_that_ends_does_so_after_what_it_said_and_takes_nobodys_place()
    {
        var bench = Limited(new RateLimit("p", Qps: 1, Capacity: 1));
        var framework = bench.Register(Bench.Framework("f", failoverSeconds: 60));
        Ask(bench, framework, 2);
        bench.Receive(new Exited(new NodeName("f")));
        bench.RunTo(1);
        Answers(bench).ShouldBe(2);
        bench.Master.Frameworks[framework].IsConnected.ShouldBeTrue();
        bench.RunTo(2);
        bench.Master.Frameworks[framework].IsConnected.ShouldBeFalse();
    }

    [Fact]
    public void slaves_and_frameworks_that_are_not_registered_are_not_limited()
    {
        var bench = Limited(new RateLimit("p", Qps: 0.001));
        bench.Register(1);
        bench.Register(Bench.Framework("f"));
        bench.Register(Bench.Framework("g"));
        bench.Master.Frameworks.Count.ShouldBe(2);
    }

    private static Bench Limited(RateLimit limit) => new(new MasterSettings { RateLimits = new RateLimits { Limits = [limit] } });

    private static void Ask(Bench bench, FrameworkId framework, int times)
    {
        for (var i = 0; i < times; i++)
        {
            bench.Receive(new ReconcileTasks([new TaskId("unknown")]) { FrameworkId = framework });
        }
    }

    private static int Answers(Bench bench, string framework = "f") => bench.Take<StatusUpdate>(framework).Count;
}

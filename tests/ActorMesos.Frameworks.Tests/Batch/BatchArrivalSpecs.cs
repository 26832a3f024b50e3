using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Batch;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Batch;

public sealed class BatchArrivalSpecs
{
    private static readonly BatchSettings Three = new(2, 100, TimeSpan.FromSeconds(30), 0)
    {
        Tasks = 3,
        Arrivals = new ConstantDuration(TimeSpan.FromSeconds(10)),
    };

    [Fact]
    public void tasks_arrive_one_after_the_other()
    {
        var host = Registered(Three);
        host.Decision.Wakes.ShouldBe([new Wake(TimeSpan.FromSeconds(10), "arrival 0")]);
        host.Sees(new Woken("arrival 0"), 10).Wakes.ShouldBe([new Wake(TimeSpan.FromSeconds(10), "arrival 1")]);
        host.Calls.ShouldHaveSingleItem().ShouldBeOfType<ReviveOffers>();
        host.Sees(new Woken("arrival 1"), 20).Calls.ShouldBeEmpty("offers are wanted already");
        host.Sees(new Woken("arrival 2"), 30).Wakes.ShouldBeEmpty();
    }

    [Fact]
    public void a_wake_that_comes_twice_is_one_arrival()
    {
        var host = Registered(Three);
        host.Sees(new FrameworkReregistered(new FrameworkId("F"), new MasterId("N")), 5);
        host.Sees(new Woken("arrival 0"), 10);
        host.Sees(new Woken("arrival 0"), 15);
        host.Sees(Offers("O1", 1, Free("cpus:8;mem:8192")), 16).Calls.ShouldAccept("O1", 0).Operations
            .ShouldHaveSingleItem().ShouldBeOfType<Launch>().Tasks.Count.ShouldBe(1);
    }

    [Fact]
    public void as_many_are_launched_on_an_offer_as_fit_and_the_rest_waits()
    {
        var host = Arrived(Three);
        var accept = host.Sees(Offers("O1", 1, Free("cpus:5;mem:8192")), 40).Calls.ShouldAccept("O1", 0);
        accept.ShouldTurn(Free("cpus:5;mem:8192")).ShouldEqual(Free("cpus:1;mem:7992"));
        host.Sees(Offers("O2", 2, Free("cpus:1;mem:8192")), 41).Calls.ShouldOnlyDecline(null, "O2");
    }

    [Fact]
    public void nothing_is_wanted_while_nothing_waits() =>
        Registered(Three).Sees(Offers("O1", 1, Free("cpus:8;mem:8192")), 1).Calls.ShouldOnlyDecline(365 * 24 * 60 * 60, "O1");

    [Fact]
    public void says_how_long_tasks_have_waited()
    {
        var host = Arrived(Three);
        host.Sees(Offers("O1", 1, Free("cpus:4;mem:8192")), 40);
        host.Policy.Findings.ShouldBe([
            new("wait median", "20.0 s"), new("wait 90 %", "30.0 s"), new("wait 99 %", "30.0 s"), new("wait at most", "30.0 s"), new("still waiting", "1")]);
    }

    [Fact]
    public void is_done_when_all_have_arrived_and_are_over()
    {
        var host = Arrived(Three);
        host.Sees(Offers("O1", 1, Free("cpus:8;mem:8192")), 40);
        foreach (var number in Enumerable.Range(0, 3))
        {
            host.Policy.IsDone.ShouldBeFalse();
            host.Sees(Update($"hdfs-O1-{number}", TaskState.Finished), 80);
        }

        host.Policy.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void sizes_and_lengths_are_drawn_for_each_task_and_by_the_seed()
    {
        var drawn = Three with { Tasks = 60, Sizes = BatchSize.Parse("1:10, 2:20").Value, Lasts = new ExponentialDuration(TimeSpan.FromSeconds(30)), Seed = 1 };
        var tasks = Launched(drawn);
        tasks.Count.ShouldBe(60);
        tasks.Count(task => task.Resources.Total("cpus") == Scalar.FromWhole(1)).ShouldBeInRange(20, 40);
        tasks.Select(task => task.Command!.Duration).Distinct().Count().ShouldBe(60);
        Launched(drawn).Select(task => task.Command).ShouldBe(tasks.Select(task => task.Command));
        Launched(drawn with { Seed = 2 }).Select(task => task.Command).ShouldNotBe(tasks.Select(task => task.Command));
    }

    private static IReadOnlyList<TaskInfo> Launched(BatchSettings settings) =>
        Arrived(settings).Sees(Offers("O1", 1, Free("cpus:1000;mem:100000")), 10_000).Calls.ShouldAccept("O1", 0).Operations.OfType<Launch>().Single().Tasks;

    private static Host<BatchPolicy> Registered(BatchSettings settings)
    {
        var host = new Host<BatchPolicy>(new BatchPolicy(Framework, settings));
        host.Sees(new FrameworkRegistered(new FrameworkId("F"), new MasterId("M")));
        return host;
    }

    private static Host<BatchPolicy> Arrived(BatchSettings settings)
    {
        var host = Registered(settings);
        foreach (var number in Enumerable.Range(0, settings.Tasks))
        {
            host.Sees(new Woken($"arrival {number}"), 10 * (number + 1));
        }

        return host;
    }
}

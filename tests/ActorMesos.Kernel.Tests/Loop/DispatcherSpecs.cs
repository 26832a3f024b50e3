using ActorMesos.Kernel.Tests.Support;
using Akka.Actor;

namespace ActorMesos.Kernel.Tests.Loop;

public sealed class DispatcherSpecs
{
    [Fact]
    public void mailboxes_run_in_the_order_in_which_they_became_ready()
    {
        using var world = new KernelSystem();
        var said = new List<string>();
        var actors = "abcdefgh".Select(name => world.Actor((_, message) => said.Add($"{name}{message}"))).ToList();
        var starter = world.Actor((_, message) =>
        {
            foreach (var index in (int[])message)
            {
                actors[index].Tell(index);
            }
        });

        starter.Tell((int[])[5, 0, 7, 2, 1, 6, 3, 4]);
        world.Loop.DrainReady();

        said.ShouldBe(["f5", "a0", "h7", "c2", "b1", "g6", "d3", "e4"]);
    }

    [Fact]
    public void every_actor_runs_on_the_thread_that_drives()
    {
        using var world = new KernelSystem();
        var threads = new List<int>();
        var last = world.Actor((_, _) => threads.Add(Environment.CurrentManagedThreadId));
        for (var i = 0; i < 20; i++)
        {
            var next = last;
            last = world.Actor((_, message) =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                next.Tell(message);
            });
        }

        last.Tell("go");
        world.Loop.DrainReady();

        threads.Count.ShouldBe(21);
        threads.Distinct().ShouldBe([Environment.CurrentManagedThreadId]);
    }

    [Fact]
    public void nothing_runs_while_nobody_drives()
    {
        using var world = new KernelSystem();
        var said = new List<object>();
        var actor = world.Actor((_, message) => said.Add(message));

        actor.Tell("hello");
        said.ShouldBeEmpty();

        world.Loop.DrainReady();
        said.ShouldBe(["hello"]);
    }

    [Fact]
    public void what_another_thread_hands_in_is_run_by_the_driver()
    {
        using var world = new KernelSystem();
        var threads = new List<int>();
        var actor = world.Actor((_, _) => threads.Add(Environment.CurrentManagedThreadId));

        var teller = new Thread(() => actor.Tell("from elsewhere"));
        teller.Start();
        world.Loop.DrainUntil(() => threads.Count > 0);

        threads.ShouldBe([Environment.CurrentManagedThreadId]);
        teller.Join();
    }

    [Fact]
    public void the_order_is_the_same_in_every_run()
    {
        Chatter().ShouldBe(Chatter());
    }

    /// <summary>Twenty actors that pass numbers on until they have run out.</summary>
    private static List<string> Chatter()
    {
        using var world = new KernelSystem();
        var said = new List<string>();
        var actors = new List<IActorRef>();
        for (var i = 0; i < 20; i++)
        {
            var own = i;
            actors.Add(world.Actor((_, message) =>
            {
                var number = (int)message;
                said.Add($"{own}:{number}");
                for (var next = 1; next <= 2 && number > 0; next++)
                {
                    actors[((own * 7) + (number * next)) % 20].Tell(number - 1);
                }
            }));
        }

        actors[0].Tell(10);
        world.Loop.DrainReady();
        said.Count.ShouldBe(2047);
        return said;
    }
}

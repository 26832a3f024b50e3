using ActorMesos.Kernel.Tests.Support;
using Akka.Actor;

namespace ActorMesos.Kernel.Tests.Loop;

public sealed class AsyncSpecs
{
    [Fact]
    public void await_comes_back_on_the_driving_thread_at_the_same_instant()
    {
        using var world = new KernelSystem();
        var resumed = new List<(int Thread, TimeSpan At)>();
        var actor = Awaiting(world, async _ =>
        {
            await Task.Yield();
            resumed.Add((Environment.CurrentManagedThreadId, world.Now));
        });

        world.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(3), actor, "go", ActorRefs.NoSender);
        world.Run(60);

        resumed.ShouldBe([(Environment.CurrentManagedThreadId, TimeSpan.FromSeconds(3))]);
    }

    [Fact]
    public void an_ask_that_is_awaited_takes_the_virtual_time_of_its_answer_and_no_more()
    {
        using var world = new KernelSystem();
        var resumed = new List<TimeSpan>();
        var slow = world.Actor((context, message) =>
            context.System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(10), context.Sender, message, context.Self));
        var actor = Awaiting(world, async _ =>
        {
            for (var i = 0; i < 100; i++)
            {
                await slow.Ask<string>("question");
                resumed.Add(world.Now);
            }
        });

        actor.Tell("go");
        world.Run(60);

        resumed.ShouldBe(Enumerable.Range(1, 100).Select(i => TimeSpan.FromMilliseconds(10 * i)));
    }

    [Fact]
    public void an_actor_takes_no_other_message_while_it_awaits()
    {
        using var world = new KernelSystem();
        var said = new List<string>();
        var echo = world.Actor((context, message) => context.Sender.Tell(message));
        var actor = Awaiting(world, async message =>
        {
            said.Add($"{message} begins");
            await echo.Ask<string>("question");
            said.Add($"{message} ends");
        });

        actor.Tell("a");
        actor.Tell("b");
        world.Run(1);

        said.ShouldBe(["a begins", "a ends", "b begins", "b ends"]);
    }

    [Fact]
    public void an_exception_after_an_await_is_a_bug_that_shows()
    {
        using var world = new KernelSystem();
        var actor = Awaiting(world, _ => Fail(), "careless");

        actor.Tell("go");
        world.Run(1);

        world.Loop.Bug.ShouldNotBeNull().What.ShouldContain("careless");

        static async Task Fail()
        {
            await Task.Yield();
            throw new InvalidOperationException("too late");
        }
    }

    private static IActorRef Awaiting(KernelSystem world, Func<object, Task> work, string? name = null) =>
        world.System.ActorOf(Props.Create<Awaiter>(work), name);

    private sealed class Awaiter : ReceiveActor
    {
        public Awaiter(Func<object, Task> work) => ReceiveAsync<object>(work);
    }
}

using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Tests.Support;
using Akka.Actor;

namespace ActorMesos.Kernel.Tests.Loop;

public sealed class SideBySideSpecs
{
    [Fact]
    public void worlds_in_turns_on_one_thread_do_not_disturb_each_other()
    {
        var alone = Run(7);
        using var first = new Story(7);
        using var second = new Story(8);
        for (var i = 0; i < Story.Slices; i++)
        {
            first.Go();
            second.Go();
        }

        first.Lines.ShouldBe(alone);
        second.Lines.ShouldNotBe(alone);
    }

    [Fact]
    public void worlds_on_threads_of_their_own_do_not_disturb_each_other()
    {
        var alone = Run(7);
        var found = new List<string>[6];
        var threads = Enumerable.Range(0, found.Length).Select(i => new Thread(() => found[i] = Run(7))).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        found.ShouldAllBe(lines => lines.SequenceEqual(alone));
    }

    [Fact]
    public void each_world_has_a_clock_of_its_own()
    {
        using var first = new KernelSystem();
        using var second = new KernelSystem(at: TimeSpan.FromHours(1));

        first.Run(5);

        second.Now.ShouldBe(TimeSpan.FromHours(1));
        first.Scheduler.Now.ShouldNotBe(second.Scheduler.Now);
    }

    [Fact]
    public void a_bug_in_one_world_is_not_one_in_another()
    {
        using var first = new KernelSystem();
        using var second = new KernelSystem();
        first.Actor((_, _) => throw new InvalidOperationException("here")).Tell("go");

        first.Run(1).ShouldBeFalse();

        second.Run(1).ShouldBeTrue();
        second.Loop.Bug.ShouldBeNull();
    }

    private static List<string> Run(ulong seed)
    {
        using var story = new Story(seed);
        for (var i = 0; i < Story.Slices; i++)
        {
            story.Go();
        }

        return story.Lines;
    }

    /// <summary>Nodes that keep what they are sent and pass it on, by timers, network and disk.</summary>
    private sealed class Story : IDisposable
    {
        public const int Slices = 10;

        private readonly KernelSystem _world;
        private readonly List<Keeper> _keepers;

        public Story(ulong seed)
        {
            var wide = new LatencyRange(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(50));
            _world = new KernelSystem(new Hardware(seed, wide, wide));
            _keepers = [.. Enumerable.Range(0, 8).Select(i => _world.Keeper($"node-{i}"))];
            for (var i = 0; i < _keepers.Count; i++)
            {
                Connect(i);
            }
        }

        public List<string> Lines { get; } = [];

        public void Go()
        {
            _world.Send("outside", "node-0", 5);
            _world.Run(1);
        }

        public void Dispose() => _world.Dispose();

        private void Connect(int index)
        {
            var keeper = _keepers[index];
            var next = $"node-{(index * 3 + 1) % _keepers.Count}";
            var actor = _world.Actor((_, message) =>
            {
                Lines.Add($"{_world.Now} {keeper.Id} {message}");
                if (message is int and > 0)
                {
                    keeper.Ref.Tell((Action<Keeper.Shell>)(shell => shell.Persist($"{message}", _ =>
                    {
                        _world.Send(keeper.Id, next, (int)message - 1);
                        _world.Send(keeper.Id, "node-7", (int)message - 2);
                    })));
                }
            });
            SimulatedNetwork.Connect(_world.Network.Node(keeper.Id), actor);
        }
    }
}

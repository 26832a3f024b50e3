using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Worlds;
using Akka.Actor;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>The power goes off at one instant, however long Akka takes to end.</summary>
public sealed class PowerOffSpecs : IDisposable
{
    private static readonly TimeSpan When = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Dawdled = TimeSpan.FromMinutes(10);

    private readonly MemoryJournal _journal = new();
    private readonly Recorder _recorder = new(RecordingJson.Options, null);

    [Fact]
    public void nobody_lives_through_the_time_that_akka_takes_to_end()
    {
        using var world = new World(Clusters.Walk(), _journal, _recorder);
        var watch = new Watch();
        world.Add(watch);
        world.PowerOn(TimeSpan.Zero);
        world.RunUntil(When);
        var dawdler = new Dawdler.Times();
        ((ExtendedActorSystem)world.System).SystemActorOf(Props.Create(() => new Dawdler(world, dawdler)), "dawdler");
        world.Loop.DrainReady();
        var (lines, seen) = (_recorder.Count, watch.Seen);

        world.PowerOff();

        dawdler.Woken.ShouldBe(When + Dawdled);
        _recorder.Count.ShouldBe(lines);
        watch.Seen.ShouldBe(seen);
        world.OffSince.ShouldBe(When);
    }

    public void Dispose()
    {
        _recorder.Dispose();
        _journal.Dispose();
    }

    /// <summary>Lets time pass when Akka has begun to end: its own actors are the last to go.</summary>
    private sealed class Dawdler : ReceiveActor
    {
        public Dawdler(World world, Times times)
        {
            Context.Watch(((ExtendedActorSystem)Context.System).Guardian);
            Receive<Terminated>(_ =>
            {
                world.Loop.RunUntil(When + Dawdled);
                times.Woken = world.Loop.Now;
            });
        }

        internal sealed class Times
        {
            public TimeSpan Woken { get; set; }
        }
    }

    private sealed class Watch : IObserver
    {
        public int Seen { get; private set; }

        public void Saw(Instant at, string node, object happened) => Seen++;
    }
}

using ActorMesos.Kernel.Loop;
using ActorMesos.Kernel.Time;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Configuration;

namespace ActorMesos.Simulation.Worlds;

/// <summary>One actor system of a world, from power-on to power-off: a cluster of one node, on virtual time.</summary>
public sealed class PoweredSystem : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromHours(1);
    private static readonly TimeSpan QuestionEvery = TimeSpan.FromMilliseconds(100);

    private static int _registryKeys;

    private readonly TimeSpan _at;

    private PoweredSystem(ActorSystem system, KernelLoop loop, TimeSpan at)
    {
        _at = at;
        System = system;
        Loop = loop;
    }

    /// <summary>The actor system.</summary>
    public ActorSystem System { get; }

    /// <summary>Its kernel.</summary>
    public KernelLoop Loop { get; }

    /// <summary>Starts an actor system whose simulation goes on at the given virtual time, and lets its cluster form.</summary>
    public static PoweredSystem Start(Config config, Setup setup, TimeSpan at)
    {
        var system = CreateSystem(config, setup, at);
        var scheduler = (VirtualScheduler)system.Scheduler;
        scheduler.Kernel.TakeOver();
        var powered = new PoweredSystem(system, scheduler.Kernel, at);
        var cluster = powered.OffTheLoop(() => Cluster.Get(system));
        cluster.Join(cluster.SelfAddress);
        powered.WaitFor("cluster", () => cluster.SelfMember.Status == MemberStatus.Up);
        return powered;
    }

    /// <summary>
    /// Does what blocks on answers of actors (starting an extension) on another thread, while the calling one drives the loop and lets
    /// no time pass.
    /// </summary>
    public T OffTheLoop<T>(Func<T> blocking)
    {
        var done = Task.Run(blocking);
        _ = done.ContinueWith(_ => Loop.Call(), TaskScheduler.Default);
        return Loop.WaitForOthers(() => done.IsCompleted)
            ? done.GetAwaiter().GetResult()
            : throw new TimeoutException($"A part of Akka did not start in five minutes. {Loop.Bug?.What}");
    }

    /// <summary>
    /// Lets time pass until the region knows its coordinator. Some of what happens until then runs on other threads, and a simulation
    /// that began before it has ended would start its slaves at an instant that depends on them.
    /// </summary>
    public void WaitForRegion(IActorRef region)
    {
        var answer = new AnswerBox(System);
        var asking = System.Scheduler.ScheduleTellRepeatedlyCancelable(
            TimeSpan.Zero, QuestionEvery, region, GetCurrentRegions.Instance, answer);
        WaitFor("sharding", () => answer.Answer is CurrentRegions { Regions.Count: > 0 });
        asking.Cancel();
    }

    /// <summary>
    /// Stops what is simulated at one instant: the actors of the given region and all that Akka does not own. Akka needs time to terminate,
    /// and none of them may live to see it pass.
    /// </summary>
    public void StopSimulated(IActorRef region)
    {
        var guardian = (ActorRefWithCell)((ExtendedActorSystem)System).Guardian;
        foreach (var actor in guardian.Children.Append(region).OfType<IInternalActorRef>().ToList())
        {
            actor.Stop();
        }

        Loop.DrainReady();
    }

    /// <summary>Terminates the actor system; the loop is driven until every actor has stopped.</summary>
    public void Dispose()
    {
        var terminated = System.Terminate();
        _ = terminated.ContinueWith(_ => Loop.Call(), TaskScheduler.Default);
        if (!Loop.RunDownUntil(() => terminated.IsCompleted, Loop.Now + Farewell))
        {
            throw new TimeoutException("Akka's actor system did not terminate.");
        }

        Loop.Dispose();
    }

    private void WaitFor(string part, Func<bool> condition)
    {
        if (!Loop.RunDownUntil(condition, _at))
        {
            throw new TimeoutException($"Akka's {part} did not start. {Loop.Bug?.What}");
        }
    }

    private static ActorSystem CreateSystem(Config config, Setup setup, TimeSpan at)
    {
        // TestTransport finds its peers in a registry of the process; every actor system gets one of its own.
        var key = Interlocked.Increment(ref _registryKeys);
        var own = ConfigurationFactory.ParseString($$"""
            actormesos.kernel.start-ticks = {{at.Ticks}}
            akka.remote.test.registry-key = "world-{{key}}"
            akka.remote.test.local-address = "test://world@localhost:{{key}}"
            """);
        return ActorSystem.Create("world", BootstrapSetup.Create().WithConfig(own.WithFallback(config)).And(setup));
    }
}

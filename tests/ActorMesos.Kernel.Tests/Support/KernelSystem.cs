using ActorMesos.Kernel.Disk;
using ActorMesos.Kernel.Loop;
using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Time;
using Akka.Actor;
using Akka.Configuration;

namespace ActorMesos.Kernel.Tests.Support;

/// <summary>An actor system on virtual time, with the shipped configuration but without a cluster.</summary>
internal sealed class KernelSystem : IDisposable
{
    private static readonly Config Shipped = ReadShipped();

    private bool _isOff;

    public KernelSystem(Hardware? hardware = null, TimeSpan at = default)
    {
        Hardware = hardware ?? new Hardware();
        var own = ConfigurationFactory.ParseString($$"""
            actormesos.kernel.start-ticks = {{at.Ticks}}
            akka.actor.provider = local
            """);
        System = ActorSystem.Create("world", own.WithFallback(Shipped));
        Loop = Virtual.Kernel;
        Loop.TakeOver();
        Bugs = BugWatch.Start(System, Loop, message => message is IProtocol);
        Hardware.Disk.PowerOn(System, Loop, Hardware.Store);
        Loop.RunUntil(at);
        Hardware.Network.PowerOn(Loop);
    }

    public Hardware Hardware { get; }

    public ActorSystem System { get; }

    public KernelLoop Loop { get; }

    public BugWatch Bugs { get; }

    public IScheduler Scheduler => System.Scheduler;

    public VirtualScheduler Virtual => (VirtualScheduler)System.Scheduler;

    public SimulatedNetwork Network => Hardware.Network;

    public DiskGate Disk => Hardware.Disk;

    public TimeSpan Now => Loop.Now;

    /// <summary>Runs for so many virtual seconds.</summary>
    public bool Run(double seconds) => Loop.RunUntil(Now + TimeSpan.FromSeconds(seconds));

    public IActorRef Actor(Action<IActorContext, object> receive, string? name = null) =>
        System.ActorOf(Scripted.Props(receive), name);

    public Keeper Keeper(string id, bool recovers = true) => new(this, id, recovers);

    /// <summary>A node of the network that notes what arrives.</summary>
    public Probe Up(string node)
    {
        var probe = new Probe(this);
        SimulatedNetwork.Connect(Network.Node(node), probe);
        return probe;
    }

    public void Send(string from, string to, object message) => Network.Send(Network.Node(from), Network.Node(to), message);

    /// <summary>The power fails.</summary>
    public void PowerOff()
    {
        if (_isOff)
        {
            return;
        }

        _isOff = true;
        Network.PowerOff();
        Disk.PowerOff();
        var terminated = System.Terminate();
        _ = terminated.ContinueWith(_ => Loop.Call(), TaskScheduler.Default);
        Loop.RunDownUntil(() => terminated.IsCompleted, TimeSpan.MaxValue);
        Loop.Dispose();
    }

    public void Dispose() => PowerOff();

    private static Config ReadShipped()
    {
        using var stream = typeof(KernelSystem).Assembly.GetManifestResourceStream("akka.conf")!;
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}

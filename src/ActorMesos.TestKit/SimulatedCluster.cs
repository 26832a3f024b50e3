using System.Runtime.CompilerServices;
using ActorMesos.Simulation;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Worlds;
using ActorMesos.TestKit.Probes;
using ActorMesos.TestKit.Running;
using Akka.Actor;

namespace ActorMesos.TestKit;

/// <summary>
/// A whole Mesos cluster of real actors on virtual time, inside one test. Time passes only within its methods, and as fast as the machine can;
/// equal tests with equal seeds give equal runs. The first thing that goes wrong ends it with <see cref="ClusterFailedException"/>.
/// </summary>
/// <remarks>All that happens, happens on the thread that calls: there is nothing to await and nothing to lock.</remarks>
public sealed partial class SimulatedCluster : IDisposable
{
    /// <summary>What a slave has where a test does not say.</summary>
    public const string SlaveResources = "cpus:8;mem:16384;disk:65536;ports:[31000-32000]";

    private static readonly TimeSpan QuietSlice = TimeSpan.FromSeconds(1);
    private const int QuietSlices = 10;

    private readonly MemoryJournal _journal = new();
    private readonly RunRecorder _recorder;
    private readonly CheckedWorld _checked;
    private readonly StandIns _standIns;
    private readonly Driver _driver = new();
    private readonly Crawl _crawl;
    private string? _over;

    private SimulatedCluster(ClusterParts parts)
    {
        Parts = parts;
        _recorder = new RunRecorder(parts.IsRecorded);
        var catalog = parts.Catalog with { Invariants = [.. parts.Catalog.Invariants.Select(Own)] };
        var plan = ScenarioPlan.Of(parts.Scenario, catalog) with { HasMasters = parts.HasMaster, Akka = StandIns.Settings };
        _checked = new CheckedWorld(parts.Scenario, catalog, plan, _journal, _recorder.Recorder);
        _checked.Faults.Driver = this;
        _crawl = new Crawl(World);
        _standIns = new StandIns(this);
        World.Add(_standIns);
    }

    /// <summary>The virtual time since the start.</summary>
    public TimeSpan Now => World.Now;

    /// <summary>The seed of every draw in it.</summary>
    public long Seed => Parts.Scenario.Seed;

    /// <summary>The actor system that runs now, for a test class of Akka's own test kit. It ends with the cluster, and never by itself.</summary>
    public ActorSystem System => Alive().System;

    internal ClusterParts Parts { get; }

    internal World World => _checked.World;

    internal StandIns StandInNodes => _standIns;

    /// <summary>Begins to build a cluster.</summary>
    /// <param name="slaves">How many slaves it has, <c>node-1</c>, <c>node-2</c> and so on.</param>
    /// <param name="resources">What each has, as Mesos's flag <c>--resources</c> takes it, mem and disk in MB.</param>
    /// <param name="test">The name of the test, which the compiler fills in: recordings are kept under it.</param>
    /// <param name="file">The file of the test, which the compiler fills in.</param>
    public static ClusterBuilder Of(
        int slaves, string resources = SlaveResources, [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        var builder = new ClusterBuilder(new ClusterParts
        {
            Name = $"{Path.GetFileNameWithoutExtension(file)}.{test}",
            Scenario = Plain.Value,
            Catalog = new SimulationCatalog([]),
        });
        return slaves == 0 ? builder : builder.WithSlaves(slaves, resources);
    }

    /// <summary>Begins to build a cluster as a scenario has it.</summary>
    /// <param name="scenario">The text of a scenario file.</param>
    /// <param name="frameworks">The kinds of frameworks that it names.</param>
    /// <param name="test">The name of the test, which the compiler fills in: recordings are kept under it.</param>
    /// <param name="file">The file of the test, which the compiler fills in.</param>
    public static ClusterBuilder FromScenario(
        string scenario,
        IReadOnlyList<Domain.Frameworks.FrameworkKind>? frameworks = null,
        [CallerMemberName] string test = "",
        [CallerFilePath] string file = "")
    {
        var catalog = new SimulationCatalog(frameworks ?? []);
        var reading = ScenarioFile.ReadText("the scenario", scenario, catalog.Names, ScenarioOverrides.None);
        return new ClusterBuilder(new ClusterParts
        {
            Name = $"{Path.GetFileNameWithoutExtension(file)}.{test}",
            Scenario = reading.Scenario ?? throw new BadUseException($"the scenario cannot be read:\n{reading}"),
            Catalog = catalog,
        });
    }

    /// <summary>Lets virtual time pass.</summary>
    public void Advance(TimeSpan by)
    {
        VirtualSpan.Checked(by, "the time to advance");
        Alive();
        RunTo(Now + by, () => false);
    }

    /// <summary>
    /// Ends every fault, those of the seed and those of the test, and checks what must hold once a cluster is quiet. It fails when it does not
    /// within ten seconds of virtual time.
    /// </summary>
    public void Settle()
    {
        Alive();
        _checked.Faults.HealAll();
        Heal();
        var wrong = _checked.Quiet();
        for (var i = 0; i < QuietSlices && wrong is not null; i++)
        {
            RunTo(Now + QuietSlice, () => false);
            wrong = _checked.Quiet();
        }

        if (wrong is { } found)
        {
            throw Failed(new RunFailure(ExitCode.InvariantBroke, found.Name, Now, found.Message));
        }
    }

    /// <summary>Ends the cluster and all that runs in it. Nothing is left, but recordings of failures.</summary>
    public void Dispose()
    {
        _over ??= "this cluster has ended; start another one";
        World.Dispose();
        _recorder.Dispose();
        _journal.Dispose();
    }

    internal static SimulatedCluster Start(ClusterParts parts)
    {
        SimulatedCluster? cluster = null;
        try
        {
            cluster = new SimulatedCluster(parts);
            cluster.CheckPlaces();
            cluster.World.PowerOn(TimeSpan.Zero);
            cluster._standIns.Attach();
            foreach (var filter in parts.Filters)
            {
                cluster.World.Network.Install(filter() ?? throw new BadUseException("WithFilter was given something that makes no filter: it returned null"));
            }

            return cluster;
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            cluster?.Dispose();
            throw thrown as BadUseException ?? new BadUseException($"the cluster does not start: {thrown.Message}", thrown);
        }
    }

    /// <summary>The world, if it can still be driven from here.</summary>
    internal World Alive() => _over is not null ? throw new BadUseException(_over)
        : _driver.IsAnother ? throw Driver.Shared
        : World is { IsOn: true, Loop.IsDriver: true } ? throw new BadUseException("time cannot be advanced from within, nor anything done to the cluster: not by a condition, an invariant, a filter or an actor; do it in the test")
        : World;

    internal RunOutcome Outcome(RunFailure? failure) => RunOutcome.Of(failure) with
    {
        VirtualTime = Now,
        Messages = World.Network.Delivered,
        MessagesLost = World.Network.Lost,
        Invariants = _checked.Invariants,
        Reached = _checked.Reached,
        Faults = [.. _checked.Faults.Happened],
    };

    /// <summary>Ends the cluster with its failure, keeps the recording, and says all that is known.</summary>
    internal ClusterFailedException Failed(RunFailure failure, Exception? cause = null)
    {
        _checked.Fail(failure.ExitCode, failure.Name, failure.Message, failure.Line);
        var known = _checked.Failure!;
        _over = $"this cluster has failed already ({known.Name}: {known.Message}); start another one";
        var (outcome, said) = (Outcome(known), _standIns.Conversations());
        World.PowerOff();
        var recording = _recorder.Save(Parts, outcome);
        var message = new FailureText(Parts, known) { Conversations = said, Chain = recording.Chain, Recording = recording.Folder, NotKept = recording.NotKept }.ToString();
        return new ClusterFailedException(known, message, recording.Folder, cause);
    }

    /// <summary>Runs to the instant with the faults on the way. What a condition, a fault or an invariant of the test throws fails the cluster.</summary>
    /// <returns>False when the condition held before.</returns>
    private bool RunTo(TimeSpan instant, Func<bool> condition)
    {
        try
        {
            return _driver.Drive(() => Run(instant, condition));
        }
        catch (Exception thrown) when (thrown is not (ClusterFailedException or BadUseException or OutOfMemoryException))
        {
            throw Failed(new RunFailure(ExitCode.InvariantBroke, "test", Now, thrown.Message), thrown);
        }
    }

    private bool Run(TimeSpan instant, Func<bool> condition)
    {
        while (true)
        {
            var due = _checked.Faults.Next is { } next && next <= instant ? next : instant;
            var reached = _checked.RunTo(due, () => condition() || _crawl.Look());
            if (_checked.Failure is { } failure)
            {
                throw Failed(failure, World.Loop.Bug?.Cause);
            }

            if (_crawl.IsSeen)
            {
                throw Failed(new RunFailure(ExitCode.OwnFault, "bug", Now, Crawl.Message));
            }

            if (!reached)
            {
                return false;
            }

            if (_checked.Faults.Next is { } now && now <= due)
            {
                _checked.Faults.Take();
                _standIns.Attach();
            }
            else if (due >= instant)
            {
                return true;
            }
        }
    }

    /// <summary>An actor of the test's own that nobody would start is a mistake in a name.</summary>
    private void CheckPlaces()
    {
        foreach (var node in Parts.Catalog.Actors.Keys.Where(node => !World.Knows(node)).OrderBy(node => node.Value, StringComparer.Ordinal))
        {
            throw Unknown(node.Value);
        }
    }

    private InvariantType Own(InvariantType type) =>
        Parts.Invariants.Find(own => own.Name == type.Name) is { } own ? type with { Create = () => own.Create(this) } : type;

    private static readonly Lazy<Scenario> Plain = new(() => ScenarioFile.ReadText(
        "the cluster", "scenario { name = \"a test\", seed = 1, duration = 1d, slaves = [] }", new SimulationCatalog([]).Names, ScenarioOverrides.None) is { } reading
            ? reading.Scenario ?? throw new InvalidOperationException(reading.ToString())
            : throw new InvalidOperationException());
}

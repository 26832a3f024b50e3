using System.Runtime.CompilerServices;
using ActorMesos.Domain.Time;
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

    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan QuietSlice = TimeSpan.FromSeconds(1);
    private const int QuietSlices = 10;

    private readonly MemoryJournal _journal = new();
    private readonly RunRecorder _recorder;
    private readonly CheckedWorld _checked;
    private readonly StandIns _standIns;
    private TimeSpan _deadline = TimeSpan.MaxValue;
    private string? _over;

    private SimulatedCluster(ClusterParts parts)
    {
        Parts = parts;
        _recorder = new RunRecorder(parts.IsRecorded);
        var catalog = parts.Catalog with { Invariants = [.. parts.Catalog.Invariants.Select(Own)] };
        var plan = ScenarioPlan.Of(parts.Scenario, catalog) with { HasMasters = parts.HasMaster, Akka = StandIns.Settings };
        _checked = new CheckedWorld(parts.Scenario, catalog, plan, _journal, _recorder.Recorder);
        _checked.Faults.Driver = this;
        _standIns = new StandIns(this);
        World.Add(_standIns);
    }

    /// <summary>The virtual time since the start.</summary>
    public TimeSpan Now => World.Now;

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
        if (by < TimeSpan.Zero)
        {
            throw new BadUseException($"time does not run backwards: found {by}");
        }

        Alive();
        RunTo(Now + by, () => false);
    }

    /// <summary>Lets virtual time pass until something holds between two steps; fails when it does not in time.</summary>
    /// <param name="condition">What is waited for. It may look at the cluster, and cannot advance it.</param>
    /// <param name="within">The limit, in virtual time from now.</param>
    /// <param name="waited">What is waited for, in words; the compiler fills in the text of the condition.</param>
    public void RunUntil(Func<bool> condition, TimeSpan within, [CallerArgumentExpression(nameof(condition))] string waited = "")
    {
        Alive();
        var last = Earlier(Now + within, _deadline);
        while (true)
        {
            var until = Earlier(Now + Slice, last);
            if (!RunTo(until, condition))
            {
                return;
            }

            if (Now >= last)
            {
                throw Failed(new RunFailure(ExitCode.NotLive, "waiting", Now, $"did not come to pass within {DurationText.Write(within)}: {waited}"));
            }

            if (World.Loop.IsIdle && _checked.Faults.Next is null)
            {
                throw Failed(new RunFailure(ExitCode.NotLive, "waiting", Now, $"nothing left to happen; waiting for {waited}"));
            }
        }
    }

    /// <summary>Runs what is ready now; no virtual time passes.</summary>
    public void Drain() => Advance(TimeSpan.Zero);

    /// <summary>Lets virtual time pass until assertions hold; fails with the last of them when they do not in time.</summary>
    /// <param name="assertion">The assertions, which throw as long as they do not hold.</param>
    /// <param name="within">The limit, in virtual time from now.</param>
    public void AwaitAssert(Action assertion, TimeSpan within)
    {
        Exception? last = null;
        try
        {
            RunUntil(() => (last = Thrown(assertion)) is null, within, "the assertions");
        }
        catch (ClusterFailedException failure) when (failure.Name == "waiting" && last is not null)
        {
            throw new ClusterFailedException(failure.Failure, $"{last.Message}\n\n{failure.Message}", failure.Recording, last);
        }
    }

    /// <summary>Does something that may take no more than so much virtual time; whatever it waits for, it does not wait longer.</summary>
    public void Within(TimeSpan limit, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Alive();
        var (before, started) = (_deadline, Now);
        _deadline = Earlier(Now + limit, before);
        try
        {
            body();
        }
        finally
        {
            _deadline = before;
        }

        if (Now > started + limit)
        {
            throw Failed(new RunFailure(ExitCode.NotLive, "waiting", Now, $"it took {DurationText.Write(Now - started)} of virtual time and may take {DurationText.Write(limit)}"));
        }
    }

    /// <summary>
    /// Drives virtual time until a task has ended, as that of a question asked of an actor with <c>Ask</c>; fails when it does not in time.
    /// </summary>
    public T Await<T>(System.Threading.Tasks.Task<T> task, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(task);
        RunUntil(() => task.IsCompleted, within, "the task; what it awaits is no part of the simulation, or will not be answered");
        return task.GetAwaiter().GetResult();
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
        var cluster = new SimulatedCluster(parts);
        try
        {
            cluster.World.PowerOn(TimeSpan.Zero);
            cluster._standIns.Attach();
            foreach (var filter in parts.Filters)
            {
                cluster.World.Network.Install(filter());
            }

            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Lets virtual time pass, or less of it where something holds before.</summary>
    internal void AdvanceUntil(TimeSpan by, Func<bool> condition)
    {
        Alive();
        RunTo(Earlier(Now + by, _deadline), condition);
    }

    /// <summary>The world, if it can still be driven from here.</summary>
    internal World Alive() => _over is not null ? throw new BadUseException(_over)
        : World is { IsOn: true, Loop.IsDriver: true } ? throw new BadUseException("time cannot be advanced from within: not by a condition, an invariant, a fault or an actor; do it in the test")
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
        var message = new FailureText(Parts, known) { Conversations = said, Chain = recording?.Chain ?? [], Recording = recording?.Folder }.ToString();
        return new ClusterFailedException(known, message, recording?.Folder, cause);
    }

    /// <summary>Runs to the instant with the faults on the way.</summary>
    /// <returns>False when the condition held before.</returns>
    private bool RunTo(TimeSpan instant, Func<bool> condition)
    {
        while (true)
        {
            var due = _checked.Faults.Next is { } next && next <= instant ? next : instant;
            var reached = _checked.RunTo(due, condition);
            if (_checked.Failure is { } failure)
            {
                throw Failed(failure, World.Loop.Bug?.Cause);
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

    private InvariantType Own(InvariantType type) =>
        Parts.Invariants.Find(own => own.Name == type.Name) is { } own ? type with { Create = () => own.Create(this) } : type;

    private static Exception? Thrown(Action assertion)
    {
        try
        {
            assertion();
            return null;
        }
        catch (Exception thrown) when (thrown is not BadUseException)
        {
            return thrown;
        }
    }

    private static TimeSpan Earlier(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static readonly Lazy<Scenario> Plain = new(() => ScenarioFile.ReadText(
        "the cluster", "scenario { name = \"a test\", seed = 1, duration = 1d, slaves = [] }", new SimulationCatalog([]).Names, ScenarioOverrides.None) is { } reading
            ? reading.Scenario ?? throw new InvalidOperationException(reading.ToString())
            : throw new InvalidOperationException());
}

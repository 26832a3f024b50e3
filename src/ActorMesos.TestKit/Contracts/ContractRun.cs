using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.TestKit.Running;

namespace ActorMesos.TestKit.Contracts;

/// <summary>Plays the framework of a contract to its goal, in peace and in trouble.</summary>
internal sealed class ContractRun
{
    private static readonly TimeSpan After = TimeSpan.FromSeconds(31);

    private readonly FrameworkContract _contract;

    public ContractRun(FrameworkContract contract, string rule)
    {
        _contract = contract;
        VirtualSpan.Checked(contract.GoalWithin, "GoalWithin");
        VirtualSpan.Checked(contract.DownFor, "DownFor");
        if (contract.PlacesMost < 1)
        {
            throw new BadUseException($"found PlacesMost {contract.PlacesMost}; a contract that tries no place at all would hold for anything");
        }

        var parts = contract.Cluster.Parts.Resolve() with { Name = $"{contract.GetType().Name}.{rule}" };
        if (parts.Scenario.Faults.Count > 0 || parts.DrawsFaults)
        {
            throw new BadUseException("the cluster of a contract has no faults of its own: the contract adds them");
        }

        var names = parts.Scenario.Frameworks.Select(framework => framework.Name).ToList();
        Framework = contract.Framework is { } name ? Named(name, names)
            : names is [var only] ? only
            : throw new BadUseException($"the cluster of a contract has {names.Count} frameworks; say which is meant, as Framework");
        Plain = Watching(parts, isStrict: false);
        Strict = Watching(parts, isStrict: true);
    }

    public NodeName Framework { get; }

    /// <summary>The cluster, in which a call may be refused because of what has happened in the meantime.</summary>
    public ClusterParts Plain { get; }

    /// <summary>The cluster, in which nothing goes wrong and every call is valid.</summary>
    public ClusterParts Strict { get; }

    public TimeSpan DownFor => _contract.DownFor;

    public FrameworkContract Contract => _contract;

    /// <summary>The slave that sent or got the message of a place; null where none did.</summary>
    public NodeName? SlaveOf(Place place)
    {
        var slaves = Plain.Scenario.SlaveNodes().Select(slave => slave.Name).ToList();
        return slaves.Contains(place.To) ? place.To : slaves.Contains(place.From) ? place.From : null;
    }

    /// <summary>Plays it once.</summary>
    /// <param name="parts">The cluster.</param>
    /// <param name="then">What is done once the goal is reached; null does nothing.</param>
    /// <param name="prepare">What is done before anything happens; null does nothing.</param>
    public void Play(ClusterParts parts, Action<SimulatedCluster, ContractRun>? then = null, Action<SimulatedCluster>? prepare = null) =>
        BodyRun.Play(parts, cluster =>
        {
            prepare?.Invoke(cluster);
            Reach(cluster);
            then?.Invoke(cluster, this);
        });

    /// <summary>Plays it once for each place, on all cores.</summary>
    public void PlayAt(IReadOnlyList<Place> places, string what, Func<Place, Fault> fault)
    {
        var tried = Spread(places);
        var failures = new string?[tried.Count];
        Workers.Share(tried.Count, Environment.ProcessorCount, index => failures[index] = Failure(With(tried[index], fault)), CancellationToken.None);
        var first = Array.FindIndex(failures, failure => failure is not null);
        if (first < 0)
        {
            return;
        }

        var count = failures.Count(failure => failure is not null);
        var heading = string.Create(CultureInfo.InvariantCulture, $"{what} {tried[first].Says}, and the framework does not get over it; so it is in {count} of {tried.Count} places tried\n");
        try
        {
            Play(With(tried[first], fault));
        }
        catch (ClusterFailedException failure)
        {
            throw new ClusterFailedException(failure.Failure, heading + failure.Message, failure.Recording, failure.InnerException);
        }

        throw new ClusterFailedException(
            new RunFailure(ExitCode.NotDeterministic, "test", TimeSpan.Zero, failures[first]!), $"{heading}{failures[first]}\nrun again, it holds: the framework depends on something beside the seed");
    }

    private static NodeName Named(string name, List<NodeName> known) => known.Contains(new NodeName(name))
        ? new NodeName(name)
        : throw new BadUseException($"the cluster of the contract has no framework '{name}'; it has {(known.Count == 0 ? "none" : string.Join(", ", known))}");

    private string? Failure(ClusterParts parts)
    {
        try
        {
            Play(parts with { IsRecorded = false });
            return null;
        }
        catch (ClusterFailedException failure)
        {
            return failure.Failure.Message;
        }
    }

    private static ClusterParts WithFault(ClusterParts parts, ScheduledFault fault) =>
        parts with { Scenario = parts.Scenario with { Faults = [fault] }, ShowsFaults = true };

    private ClusterParts With(Place place, Func<Place, Fault> fault) =>
        WithFault(Plain, new ScheduledFault(TimeSpan.Zero, fault(place)) { When = place.When });

    /// <summary>What is reached while something is still to go wrong must be reached again.</summary>
    private void Reach(SimulatedCluster cluster)
    {
        var waited = $"'{Framework}' to reach its goal";
        cluster.RunUntil(() => _contract.IsReached(cluster, Framework.Value), _contract.GoalWithin, waited);
        if (cluster.Parts.Scenario.Faults.Count > 0)
        {
            cluster.Advance(After);
            cluster.RunUntil(() => _contract.IsReached(cluster, Framework.Value), _contract.GoalWithin, waited);
        }
    }

    private List<Place> Spread(IReadOnlyList<Place> places) => places.Count <= _contract.PlacesMost
        ? [.. places]
        : [.. Enumerable.Range(0, _contract.PlacesMost).Select(index => places[(int)((long)index * places.Count / _contract.PlacesMost)])];

    private ClusterParts Watching(ClusterParts parts, bool isStrict)
    {
        var builder = new ClusterBuilder(parts).WithInvariant("calls-valid", () => new CallsValid(Framework, isStrict));
        return builder.Parts;
    }
}

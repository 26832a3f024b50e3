using ActorMesos.Actors.Frameworks;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// What a client was told is kept lies on some disk that can be reached, while fewer disks were lost than it was promised copies; and no
/// store says that it does not know it. It looks at the folders themselves whenever something in one was lost.
/// </summary>
public sealed class AckedDataSurvives : IInvariant
{
    private readonly SortedDictionary<string, SortedDictionary<string, Acked>> _stores = new(StringComparer.Ordinal);
    private readonly HashSet<string> _givenUp = new(StringComparer.Ordinal);
    private int _disksLost;
    private long _losses;

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case DataAcknowledged acked when !_givenUp.Contains(acked.Store):
                StoreOf(acked.Store)[acked.Key] = new Acked(acked.File, acked.Copies, _disksLost);
                break;
            case DataForgotten forgotten:
                StoreOf(forgotten.Store).Remove(forgotten.Key);
                break;
            case DataUnknown unknown when StoreOf(unknown.Store).ContainsKey(unknown.Key):
                Broken ??= $"{unknown.Key} of {unknown.Store} was acknowledged, and now {unknown.Why}";
                break;
            case AcknowledgedDataLost lost:
                Broken ??= $"{node} read {lost.Found} in {lost.Name} of {lost.Service}; {lost.Expected} was acknowledged";
                break;
            case IGivesStoreUp given:
                _givenUp.Add(given.Store);
                _stores.Remove(given.Store);
                break;
            case SlaveDiskReplaced or CheckpointDamaged:
                _disksLost++;
                break;
        }
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world.FolderLosses != _losses)
        {
            _losses = world.FolderLosses;
            Look(world);
        }
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        Look(world);
    }

    private void Look(World world)
    {
        List<Folder> folders = [.. world.Folders.Where(folder => !folder.IsOrphan).Select(folder => folder.Content)];
        foreach (var (store, data) in _stores.ToList())
        {
            var lost = data.FirstOrDefault(one =>
                _disksLost - one.Value.DisksLost < one.Value.Copies && !folders.Exists(folder => folder.Holds(one.Value.File)));
            if (lost.Value is not { } acked)
            {
                continue;
            }

            if (IsGivenUp(world, store))
            {
                _givenUp.Add(store);
                _stores.Remove(store);
                continue;
            }

            Broken ??= $"{lost.Key} of {store} was acknowledged with {acked.Copies} copies and is on no disk any more ({acked.File}), "
                + $"though {_disksLost - acked.DisksLost} disks were lost since";
        }
    }

    /// <summary>An owner whose process ended between writing and saying so has given the store up all the same.</summary>
    private static bool IsGivenUp(World world, string store) => world.FrameworkNodes.Any(node =>
        world.Ask<IFrameworkPolicy>(node, GetFramework.Instance) is IStoreOwner owner && owner.HasGivenUp(store));

    private SortedDictionary<string, Acked> StoreOf(string store)
    {
        if (!_stores.TryGetValue(store, out var data))
        {
            _stores.Add(store, data = new(StringComparer.Ordinal));
        }

        return data;
    }

    private sealed record Acked(string File, int Copies, int DisksLost);
}

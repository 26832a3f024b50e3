using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>Where replicas go (<c>BlockPlacementPolicyDefault</c>): the second to another rack than the first, the third beside the second.</summary>
internal static class Placement
{
    /// <summary>DataNodes for a block, beside those that have it.</summary>
    /// <param name="turn">Whose draws decide.</param>
    /// <param name="storages">The DataNodes.</param>
    /// <param name="has">Those that have the block already.</param>
    /// <param name="count">How many more.</param>
    /// <param name="isExcluded">Which may not be taken.</param>
    public static List<StorageRecord> Choose(
        ProgramTurn turn, Storages storages, IReadOnlyList<StorageRecord> has, int count, Func<StorageRecord, bool> isExcluded)
    {
        var chosen = new List<StorageRecord>(has);
        var candidates = storages.Live
            .Where(storage => !storage.IsLeaving && !has.Contains(storage) && !isExcluded(storage) && storage.Blocks.Count + storage.Open.Count < storage.Capacity)
            .ToList();
        for (var i = 0; i < count && candidates.Count > 0; i++)
        {
            var fitting = candidates.Where(candidate => Fits(chosen, candidate)).ToList();
            var from = fitting.Count > 0 ? fitting : candidates;
            var next = from[(int)(turn.Draw() * from.Count)];
            chosen.Add(next);
            candidates.Remove(next);
        }

        return chosen.GetRange(has.Count, chosen.Count - has.Count);
    }

    private static bool Fits(List<StorageRecord> chosen, StorageRecord candidate) => chosen.Count switch
    {
        0 => true,
        1 => candidate.Rack != chosen[0].Rack,
        2 when chosen[0].Rack != chosen[1].Rack => candidate.Rack == chosen[1].Rack,
        2 => candidate.Rack != chosen[0].Rack,
        _ => true,
    };
}

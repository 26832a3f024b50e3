using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>Where replicas go (<c>BlockPlacementPolicyDefault</c>): the second to another rack than the first, the third beside the second.</summary>
internal static class Placement
{
    private const int DrawsMost = 10;

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
        bool CanTake(StorageRecord storage) => storage is { IsLive: true, IsLeaving: false } && storage.Blocks.Count + storage.Open.Count < storage.Capacity
            && !chosen.Contains(storage) && !isExcluded(storage);
        while (chosen.Count - has.Count < count
            && (Draw(turn, storages.All, storage => CanTake(storage) && Fits(chosen, storage)) ?? Draw(turn, storages.All, CanTake)) is { } next)
        {
            chosen.Add(next);
        }

        return chosen.GetRange(has.Count, chosen.Count - has.Count);
    }

    /// <summary>Any of those that will do: mostly one of the first that are drawn, so that it costs little where there are many.</summary>
    private static StorageRecord? Draw(ProgramTurn turn, IReadOnlyList<StorageRecord> storages, Func<StorageRecord, bool> willDo)
    {
        for (var i = 0; i < DrawsMost && storages.Count > DrawsMost; i++)
        {
            if (storages[(int)(turn.Draw() * storages.Count)] is var drawn && willDo(drawn))
            {
                return drawn;
            }
        }

        var left = storages.Where(willDo).ToList();
        return left.Count == 0 ? null : left[(int)(turn.Draw() * left.Count)];
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

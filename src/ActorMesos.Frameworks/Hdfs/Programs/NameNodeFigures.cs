using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>The curves of a service, told when a figure has changed.</summary>
internal sealed class NameNodeFigures
{
    private readonly SortedDictionary<string, double> _told = new(StringComparer.Ordinal);

    public void Measure(ProgramTurn turn, NameNodeCore core, long megabytesMoved)
    {
        Tell(turn, "hdfs.live-data-nodes", core.Storages.LiveCount);
        Tell(turn, "hdfs.files", core.Names.Count);
        Tell(turn, "hdfs.blocks", core.Blocks.KnownCount);
        Tell(turn, "hdfs.under-replicated-blocks", core.Blocks.Lacking.Count);
        Tell(turn, "hdfs.missing-blocks", core.Blocks.Missing);
        Tell(turn, "hdfs.bytes-moved", megabytesMoved * 1024d * 1024d);
    }

    private void Tell(ProgramTurn turn, string name, double value)
    {
        if (!_told.TryGetValue(name, out var told) || told != value)
        {
            _told[name] = value;
            turn.Measures(name, value);
        }
    }
}

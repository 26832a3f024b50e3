using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>A slave that gets another id still has its volumes, and the master sees them under the new one.</summary>
public sealed class VolumeOutlivesSlaveId : IInvariant
{
    private readonly Dictionary<string, SlaveId> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _volumes = new(StringComparer.Ordinal);
    private readonly List<string> _renamed = [];
    private readonly List<SlaveJoined> _joined = [];

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case ResourcesCheckpointed checkpointed:
                _volumes[node] = Folders(checkpointed.Target);
                break;
            case SlaveRecovered recovered:
                _volumes[node] = Folders(recovered.Checkpointed);
                break;
            case SlaveDiskReplaced or CheckpointDamaged:
                _volumes.Remove(node);
                break;
            case SlaveAdmitted admitted:
                if (_ids.TryGetValue(node, out var former) && former != admitted.SlaveId && _volumes.ContainsKey(node))
                {
                    _renamed.Add(node);
                }

                _ids[node] = admitted.SlaveId;
                break;
            case SlaveJoined { IsBack: false } joined when _volumes.ContainsKey(joined.Slave.Node.Value):
                _joined.Add(joined);
                break;
        }
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (_renamed.Count > 0)
        {
            _renamed.RemoveAll(node => IsCompared(world, node));
        }

        if (_joined.Count > 0)
        {
            var master = world.LeadingMaster();
            foreach (var joined in _joined)
            {
                if (master is not null && master.Slaves.TryGetValue(joined.SlaveId, out var slave))
                {
                    Compare(joined.Slave.Node.Value, Folders(slave.Total), $"the master sees '{slave.Total}' on it under its new id {joined.SlaveId}");
                }
            }

            // Later, operations may have changed what is there.
            _joined.Clear();
        }
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world) => Check(world);

    private bool IsCompared(World world, string node)
    {
        if (!world.IsUp(new NodeName(node)))
        {
            return true;
        }

        if (world.Ask<SlaveState>(new NodeName(node), GetSlave.Instance) is not { } slave)
        {
            return false;
        }

        Compare(node, Folders(slave.Checkpointed), $"under its new id {slave.Id} it has '{slave.Checkpointed}'");
        return true;
    }

    private void Compare(string node, SortedSet<string> there, string seen)
    {
        if (_volumes.TryGetValue(node, out var volumes) && volumes.FirstOrDefault(folder => !there.Contains(folder)) is { } lost)
        {
            Broken ??= $"{node} had the volume {lost}, but {seen}; a volume should outlive the id of its slave";
        }
    }

    private static SortedSet<string> Folders(Resources resources) => new(resources.PersistentVolumes().Select(VolumeContent.Folder), StringComparer.Ordinal);
}

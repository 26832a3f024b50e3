using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// No data is destroyed because it was taken for lost: a framework that made another volume while a slave was given up does not destroy
/// the one that the slave brings back with all that it holds. Mesos does not keep a framework from it.
/// </summary>
public sealed class NoHastyDestroy : IInvariant
{
    private readonly Dictionary<SlaveId, string> _nodes = [];
    private readonly Dictionary<string, HashSet<string>> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Node, string Folder), Instant> _givenUp = [];
    private readonly Dictionary<FrameworkId, (string Node, string Folder, Instant At)> _created = [];

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case VolumeWritten written:
                if (!_written.TryGetValue(node, out var folders))
                {
                    _written.Add(node, folders = new(StringComparer.Ordinal));
                }

                folders.Add(written.Folder);
                break;
            case SlaveDiskReplaced or CheckpointDamaged:
                foreach (var folder in _written.GetValueOrDefault(node) ?? [])
                {
                    _givenUp.Remove((node, folder));
                }

                _written.Remove(node);
                break;
            case SlaveJoined joined:
                _nodes[joined.SlaveId] = joined.Slave.Node.Value;
                break;
            case SlaveRemoved removed when _nodes.TryGetValue(removed.SlaveId, out var lost):
                foreach (var folder in _written.GetValueOrDefault(lost) ?? [])
                {
                    _givenUp[(lost, folder)] = at;
                }

                break;
            case TaskLaunched launched when _givenUp.Count > 0:
                foreach (var volume in launched.Task.Resources.PersistentVolumes())
                {
                    _givenUp.Remove((node, VolumeContent.Folder(volume)));
                }

                break;
            case OperationApplied { Operation: Create create, FrameworkId: { } framework } applied when _nodes.TryGetValue(applied.SlaveId, out var where):
                _created[framework] = (where, VolumeContent.Folder(create.Volumes[0]), at);
                break;
            case OperationApplied { Operation: Destroy destroy, FrameworkId: { } framework } applied when _nodes.TryGetValue(applied.SlaveId, out var where):
                foreach (var volume in destroy.Volumes)
                {
                    Destroyed(where, VolumeContent.Folder(volume), framework);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world)
    {
    }

    private void Destroyed(string node, string folder, FrameworkId framework)
    {
        if (_givenUp.Remove((node, folder), out var since) && _created.TryGetValue(framework, out var other) && other.At >= since
            && !string.Equals(other.Node, node, StringComparison.Ordinal))
        {
            Broken ??= $"{framework} destroyed the volume {folder} of {node} with all that was written to it: the slave was given up at {since} and came back with it, "
                + $"and meanwhile {other.Folder} of {other.Node} was made in its place; nothing had confirmed that the data was lost";
        }

        _written.GetValueOrDefault(node)?.Remove(folder);
    }
}

using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// A new volume never shows a former volume's content. In 0.23 it does: after DESTROY the content stays on the disk, and a CREATE of
/// the same role and id finds it again (MESOS-2048).
/// </summary>
public sealed class NoLeak : IInvariant
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _volumes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case VolumeWritten written:
                _written.Add($"{node}/{written.Folder}");
                break;
            case SlaveRecovered recovered:
                // What was persisted and never applied before the crash shows here for the first time.
                _volumes[node] = recovered.Checkpointed.PersistentVolumes().Select(VolumeContent.Folder).ToHashSet(StringComparer.Ordinal);
                _written.RemoveWhere(path => path.StartsWith(node + "/", StringComparison.Ordinal));
                _written.UnionWith(recovered.Contents.Where(content => !content.Value.Files.IsEmpty).Select(content => $"{node}/{content.Key}"));
                break;
            case SlaveDiskReplaced:
                _volumes.Remove(node);
                _written.RemoveWhere(path => path.StartsWith(node + "/", StringComparison.Ordinal));
                break;
            case CheckpointDamaged:
                // What its checkpoint has lost track of lies there still, and nobody knows.
                _lost.UnionWith(_written.Where(path => path.StartsWith(node + "/", StringComparison.Ordinal)));
                _volumes.Remove(node);
                break;
            case ResourcesCheckpointed checkpointed:
                var now = checkpointed.Target.PersistentVolumes().Select(VolumeContent.Folder).ToHashSet(StringComparer.Ordinal);
                var before = _volumes.GetValueOrDefault(node) ?? [];
                foreach (var created in now.Where(folder => !before.Contains(folder)).Order(StringComparer.Ordinal))
                {
                    if (_written.Contains($"{node}/{created}") && !_lost.Contains($"{node}/{created}"))
                    {
                        Broken ??= $"the new volume {created} of {node} shows what a destroyed volume held; it should be empty";
                    }
                }

                if (checkpointed.DeletesContent)
                {
                    _written.RemoveWhere(path => path.StartsWith(node + "/", StringComparison.Ordinal) && !now.Contains(path[(node.Length + 1)..]));
                }

                _volumes[node] = now;
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
}

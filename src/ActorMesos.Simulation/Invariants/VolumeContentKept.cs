using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// A volume's content changes only by its writer or by DESTROY, and survives every crash. It keeps its own account of what was written
/// and compares it with each slave that comes back, and with all of them at the end.
/// </summary>
public sealed class VolumeContentKept : IInvariant
{
    private readonly Dictionary<string, SortedDictionary<string, List<string>>> _written = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case VolumeWritten written:
                var files = FilesOf(node, written.Folder);
                if (!files.Contains(written.File))
                {
                    files.Add(written.File);
                }

                break;
            case ResourcesCheckpointed { DeletesContent: true } checkpointed:
                Forget(node, checkpointed.Target.PersistentVolumes().Select(VolumeContent.Folder).ToHashSet(StringComparer.Ordinal));
                break;
            case SlaveRecovered recovered:
                Compare(node, recovered);
                break;
            case SlaveDiskReplaced:
                Forget(node, []);
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
        ArgumentNullException.ThrowIfNull(world);
        foreach (var node in _written.Keys.Order(StringComparer.Ordinal))
        {
            if (world.Ask<SlaveState>(new NodeName(node), GetSlave.Instance) is { } slave)
            {
                Compare(node, slave.Contents, _ => false);
            }
        }
    }

    /// <summary>What was persisted before the crash and never applied shows in what is recovered: content of volumes that are gone may be gone.</summary>
    private void Compare(string node, SlaveRecovered recovered)
    {
        var volumes = recovered.Checkpointed.PersistentVolumes().Select(VolumeContent.Folder).ToHashSet(StringComparer.Ordinal);
        Compare(node, recovered.Contents, folder => !volumes.Contains(folder) && !recovered.Contents.ContainsKey(folder));
        foreach (var (folder, content) in recovered.Contents)
        {
            var files = FilesOf(node, folder);
            files.AddRange(content.Files.Except(files, StringComparer.Ordinal).ToList());
        }

        Forget(node, recovered.Contents.Keys.ToHashSet(StringComparer.Ordinal));
    }

    private void Compare(string node, IReadOnlyDictionary<string, VolumeContent> contents, Func<string, bool> isGone)
    {
        foreach (var (folder, files) in _written.GetValueOrDefault(node) ?? [])
        {
            var there = contents.GetValueOrDefault(folder)?.Files ?? [];
            if (!isGone(folder) && files.Find(file => !there.Contains(file)) is { } lost)
            {
                Broken ??= $"the volume {folder} of {node} holds '{string.Join(',', there)}', but '{lost}' was written to it and nothing destroyed it";
            }
        }
    }

    private void Forget(string node, HashSet<string> kept)
    {
        if (_written.TryGetValue(node, out var folders))
        {
            foreach (var folder in folders.Keys.Where(folder => !kept.Contains(folder)).ToList())
            {
                folders.Remove(folder);
            }
        }
    }

    private List<string> FilesOf(string node, string folder)
    {
        if (!_written.TryGetValue(node, out var folders))
        {
            folders = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
            _written.Add(node, folders);
        }

        if (!folders.TryGetValue(folder, out var files))
        {
            files = [];
            folders.Add(folder, files);
        }

        return files;
    }
}

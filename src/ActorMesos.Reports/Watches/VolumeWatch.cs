using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>Persistent volumes by slave: created, in use by a task, and the content that a destroyed one leaves behind.</summary>
/// <param name="timeline">Where they go.</param>
public sealed class VolumeWatch(Timeline timeline) : IWatch
{
    private readonly Dictionary<string, HashSet<string>> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _usedBy = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var node = line.To ?? "";
        switch (line.Kind)
        {
            case "ResourcesCheckpointed" when line.IsChange:
                Checkpointed(line, node);
                break;
            case "VolumeWritten" when line.IsChange:
                Written(node).Add(line.Text("folder"));
                break;
            case "VolumeSwept" when line.IsChange:
                Written(node).Remove(line.Text("folder"));
                if (timeline.Lasting(Key(node, line.Text("folder"))) is { State: "left behind" })
                {
                    timeline.End(Key(node, line.Text("folder")), line.At);
                }

                break;
            case "TaskLaunched" when line.IsChange:
                Used(line, node);
                break;
            case "TaskUpdated" when line.IsChange && line.Text("status", "state") is not ("Staging" or "Starting" or "Running" or "Killing" or "Unreachable"):
                Freed(line.At, node, line.Text("status", "task_id"));
                break;
            case "SlaveRebooted" or "SlaveShutDown" when line.IsChange:
                foreach (var user in _usedBy.Keys.Where(user => user.StartsWith(node + "|", StringComparison.Ordinal)).ToList())
                {
                    Freed(line.At, node, user[(node.Length + 1)..]);
                }

                break;
            case "SlaveDiskReplaced" when line.IsChange:
                Written(node).Clear();
                timeline.EndAll(line.At, span => span.Lane is "volume" && string.Equals(span.Node, node, StringComparison.Ordinal));
                break;
        }
    }

    private void Checkpointed(EventLine line, string node)
    {
        var there = line.Resources("target").Where(resource => resource.Volume is not null).Select(FolderOf).ToHashSet(StringComparer.Ordinal);
        var before = timeline.LastingOn(node, "volume");
        foreach (var gone in before.Where(span => span.State is not "left behind" && !there.Contains(span.Name)))
        {
            timeline.End(Key(node, gone.Name), line.At);
            if (line.Flag("deletes_content"))
            {
                Written(node).Remove(gone.Name);
            }
            else if (Written(node).Contains(gone.Name))
            {
                timeline.Begin(Key(node, gone.Name), gone with { From = line.At, State = "left behind" });
            }
        }

        foreach (var made in there.Where(name => timeline.Lasting(Key(node, name)) is null or { State: "left behind" }).Order(NodeOrder.Natural))
        {
            timeline.Begin(Key(node, made), new Span("volume", node, made, "created", line.At, null));
        }
    }

    private void Used(EventLine line, string node)
    {
        var folders = line.Resources("task", "resources").Where(resource => resource.Volume is not null).Select(FolderOf).ToList();
        _usedBy[$"{node}|{line.Text("task", "id")}"] = folders;
        foreach (var folder in folders)
        {
            if (timeline.Lasting(Key(node, folder)) is { State: "created" } span)
            {
                timeline.Begin(Key(node, folder), span with { From = line.At, State = "in use" });
            }
        }
    }

    private void Freed(long at, string node, string task)
    {
        if (!_usedBy.Remove($"{node}|{task}", out var folders))
        {
            return;
        }

        foreach (var folder in folders)
        {
            if (timeline.Lasting(Key(node, folder)) is { State: "in use" } span)
            {
                timeline.Begin(Key(node, folder), span with { From = at, State = "created" });
            }
        }
    }

    private HashSet<string> Written(string node)
    {
        if (!_written.TryGetValue(node, out var folders))
        {
            _written.Add(node, folders = new(StringComparer.Ordinal));
        }

        return folders;
    }

    private static string FolderOf(PrintedResource volume) => $"{volume.Role}/{volume.Volume}";

    private static string Key(string node, string folder) => $"volume|{node}|{folder}";
}

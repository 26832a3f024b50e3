using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>The service's record of its DataNodes: how it is searched, and how events change it.</summary>
internal static class HdfsNodes
{
    /// <summary>What a node is called, and its volume: the same in every cycle, so that in 0.23 the old content comes back with it.</summary>
    public static string NameOf(HdfsPolicy hdfs, HdfsRole role, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{hdfs.Framework.Name}-{Word(role)}-{number}");

    /// <summary>Whether a volume's id is one that the service gives.</summary>
    public static bool IsOwnName(HdfsPolicy hdfs, Resource volume) =>
        volume.Disk?.Persistence?.Id is { } id
            && (IsNumbered(id, hdfs, HdfsRole.Data) || IsNumbered(id, hdfs, HdfsRole.Journal) || IsNumbered(id, hdfs, HdfsRole.Name));

    public static HdfsNode? WithTask(HdfsPolicy hdfs, TaskId task) => hdfs.Nodes.FirstOrDefault(node => node.TaskId == task);

    public static HdfsNode? Wanted(HdfsPolicy hdfs, HdfsRole role, int number) =>
        hdfs.Nodes.FirstOrDefault(node => node.IsWanted && node.Number == number && node.Role == role);

    public static HdfsPolicy Change(HdfsPolicy hdfs, TaskId task, Func<HdfsNode, HdfsNode> change) =>
        WithTask(hdfs, task) is { } node ? hdfs with { Nodes = hdfs.Nodes.Replace(node, change(node)) } : hdfs;

    public static HdfsNode Ran(HdfsNode node) => node with
    {
        State = HdfsNodeState.Running,
        IsConfirmed = true,
        Written = node.Written.Contains(node.TaskId) ? node.Written : node.Written.Add(node.TaskId),
    };

    public static HdfsPolicy Apply(HdfsPolicy hdfs, HdfsNodeLaunched launched)
    {
        var before = Wanted(hdfs, launched.Role, launched.Number);
        var node = new HdfsNode
        {
            Role = launched.Role,
            Number = launched.Number,
            Rack = launched.Rack,
            Hostname = launched.Hostname,
            SlaveId = launched.SlaveId,
            OfferId = launched.OfferId,
            TaskId = launched.TaskId,
            PersistenceId = launched.PersistenceId,
            LaunchedAt = launched.At,
            Written = before?.Written ?? [],
        };
        return hdfs with
        {
            Launches = hdfs.Launches + 1,
            Nodes = before is null ? hdfs.Nodes.Add(node) : hdfs.Nodes.Replace(before, node),
        };
    }

    public static HdfsPolicy Apply(HdfsPolicy hdfs, DataLost lost)
    {
        var missing = lost.Missing.Split(',');
        return Change(hdfs, lost.TaskId, node => node with { Written = node.Written.RemoveAll(task => missing.Contains(task.Value)) })
            with { DataLosses = hdfs.DataLosses.Add(lost) };
    }

    private static string Word(HdfsRole role) => role switch
    {
        HdfsRole.Data => "data",
        HdfsRole.Journal => "journal",
        HdfsRole.Name => "name",
        HdfsRole.Client => "client",
        HdfsRole.Decommission => "decommission",
        _ => throw new System.Diagnostics.UnreachableException($"no role {(int)role}"),
    };

    private static bool IsNumbered(string id, HdfsPolicy hdfs, HdfsRole role)
    {
        var prefix = $"{hdfs.Framework.Name}-{Word(role)}-";
        return id.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}

using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>The service's record of its DataNodes: how it is searched, and how events change it.</summary>
internal static class HdfsNodes
{
    /// <summary>The id of a DataNode's volume, the same in every cycle: in 0.23 the old content comes back with it.</summary>
    public static string PersistenceId(HdfsPolicy hdfs, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{hdfs.Framework.Name}-data-{number}");

    /// <summary>Whether a volume's id is one that the service gives.</summary>
    public static bool IsOwnName(HdfsPolicy hdfs, Resource volume)
    {
        var prefix = $"{hdfs.Framework.Name}-data-";
        return volume.Disk?.Persistence?.Id is { } id
            && id.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    public static DataNode? WithTask(HdfsPolicy hdfs, TaskId task) => hdfs.Nodes.FirstOrDefault(node => node.TaskId == task);

    public static DataNode? Wanted(HdfsPolicy hdfs, int number) =>
        hdfs.Nodes.FirstOrDefault(node => node.IsWanted && node.Number == number);

    public static HdfsPolicy Change(HdfsPolicy hdfs, TaskId task, Func<DataNode, DataNode> change) =>
        WithTask(hdfs, task) is { } node ? hdfs with { Nodes = hdfs.Nodes.Replace(node, change(node)) } : hdfs;

    public static DataNode Ran(DataNode node) => node with
    {
        State = DataNodeState.Running,
        IsConfirmed = true,
        Written = node.Written.Contains(node.TaskId) ? node.Written : node.Written.Add(node.TaskId),
    };

    public static HdfsPolicy Apply(HdfsPolicy hdfs, DataNodeLaunched launched)
    {
        var before = Wanted(hdfs, launched.Number);
        var node = new DataNode
        {
            Number = launched.Number,
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
}

using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>
/// Which settings of an HDFS contradict each other. It may have fewer DataNodes than replicas: then a block lies on all of them and is
/// written nevertheless, as with <c>dfs.namenode.replication.min</c>.
/// </summary>
internal static class HdfsConflicts
{
    public static IEnumerable<SettingConflict> Of(FrameworkSettings hdfs)
    {
        var (names, sizes) = (hdfs.Integer(HdfsSettingList.NameNodes.Name), Sizes(hdfs));
        var conflicts = sizes.SelectMany(size => Resize(hdfs, size, names > 0));
        return conflicts.Concat(names == 0 ? Bare(hdfs) : Workload(hdfs, [hdfs.Integer(HdfsSettingList.DataNodes.Name), .. sizes.Select(static size => size.To)]));
    }

    private static IEnumerable<SettingConflict> Resize(FrameworkSettings hdfs, Size size, bool hasReplicas)
    {
        var (cycle, replication) = (hdfs.Duration(HdfsSettingList.Cycle.Name), hdfs.Integer(HdfsSettingList.Replication.Name));
        var grows = size.Target == HdfsSettingList.GrowTo;
        if (size.After == TimeSpan.Zero)
        {
            yield return new(size.Target.Name, Text($"{size.To}, but {size.Time.Name} = 0s is never"), $"a time in {size.Time.Name} with it, or 0");
        }
        else if (size.After >= cycle)
        {
            yield return new(size.Time.Name, $"{DurationText.Write(size.After)}, when the cycle is over after {DurationText.Write(cycle)}", "a time within the cycle");
        }
        else if (grows ? size.To <= size.Before : size.To >= size.Before)
        {
            yield return new(
                size.Target.Name, Text($"{size.To}, where there are {size.Before} DataNodes before"), Text($"{(grows ? "more" : "fewer")} than {size.Before}"));
        }
        else if (hasReplicas && size.To < replication && !grows)
        {
            yield return new(
                size.Target.Name,
                Text($"{size.To}, which is less than replication = {replication}"),
                Text($"at least {replication}: no DataNode is decommissioned before its blocks have all their replicas elsewhere"));
        }
    }

    private static IEnumerable<SettingConflict> Bare(FrameworkSettings hdfs)
    {
        if (hdfs.Text(HdfsSettingList.Storage.Name) is var storage && storage != HdfsSettingList.Storage.Default)
        {
            yield return new(HdfsSettingList.Storage.Name, $"'{storage}' with name-nodes = 0, where DataNodes have volumes and nothing else", "volume, or NameNodes");
        }
    }

    private static IEnumerable<SettingConflict> Workload(FrameworkSettings hdfs, IReadOnlyList<int> dataNodes)
    {
        var (disk, block) = (hdfs.Integer(HdfsSettingList.Disk.Name), hdfs.Integer(HdfsSettingList.BlockSize.Name));
        var (clients, files) = (hdfs.Integer(HdfsSettingList.Clients.Name), hdfs.Integer(HdfsSettingList.FilesKept.Name));
        var (most, least) = (dataNodes.Max(), dataNodes.Min());
        if (hdfs.Integer(HdfsSettingList.JournalNodes.Name) == 0)
        {
            yield return new(HdfsSettingList.JournalNodes.Name, "0 with NameNodes, which keep their edits there", "at least 1, or name-nodes = 0");
        }

        if (clients > 0 && most == 0)
        {
            yield return new(HdfsSettingList.DataNodes.Name, "0, where clients write files", "at least 1, or clients = 0");
        }
        else if (clients > 0 && block > disk)
        {
            yield return new(HdfsSettingList.BlockSize.Name, Text($"{block}, which is more than a node's disk = {disk}"), Text($"a whole number from 1 to {disk}"));
        }
        else if (clients * (files + 1m) * Math.Min(least, hdfs.Integer(HdfsSettingList.Replication.Name)) is var needed && needed > (decimal)least * (disk / block))
        {
            yield return new(
                HdfsSettingList.FilesKept.Name,
                Text($"{files}, for which the clients need {needed} replicas of blocks; {least} DataNodes with disk = {disk} hold {(decimal)least * (disk / block)}"),
                "fewer files, smaller blocks, or more disk");
        }
    }

    /// <summary>The changes of the number of DataNodes that a scenario speaks of, in their order.</summary>
    private static List<Size> Sizes(FrameworkSettings hdfs)
    {
        var before = hdfs.Integer(HdfsSettingList.DataNodes.Name);
        var sizes = new List<Size>();
        foreach (var (time, target) in new[] { (HdfsSettingList.GrowAfter, HdfsSettingList.GrowTo), (HdfsSettingList.ShrinkAfter, HdfsSettingList.ShrinkTo) }
            .OrderBy(pair => hdfs.Duration(pair.Item1.Name)))
        {
            var (after, to) = (hdfs.Duration(time.Name), hdfs.Integer(target.Name));
            if (after > TimeSpan.Zero || to > 0)
            {
                sizes.Add(new(time, target, after, before, to));
                before = after > TimeSpan.Zero ? to : before;
            }
        }

        return sizes;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <param name="Time">The setting that says when.</param>
    /// <param name="Target">The setting that says to how many.</param>
    /// <param name="After">When; zero for never.</param>
    /// <param name="Before">How many DataNodes there are before.</param>
    /// <param name="To">How many there are from then on.</param>
    private sealed record Size(Setting Time, Setting Target, TimeSpan After, int Before, int To);
}

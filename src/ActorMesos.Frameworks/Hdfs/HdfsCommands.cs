using System.Globalization;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>The command lines of the service's tasks.</summary>
internal static class HdfsCommands
{
    public const string DataNode = "hdfs datanode";
    public const string JournalNode = "hdfs journalnode";
    public const string NameNode = "hdfs namenode";
    public const string Client = "hdfs client";
    public const string Admin = "hdfs dfsadmin";

    public static string Of(HdfsPolicy hdfs, HdfsRole role, int number)
    {
        if (!hdfs.HasPrograms)
        {
            return DataNode;
        }

        var common = string.Create(
            CultureInfo.InvariantCulture,
            $"--service={hdfs.Framework.Name} --store={hdfs.Store} --journals={hdfs.Settings.JournalNodes} --names={hdfs.Settings.NameNodes}{Disk(hdfs, role, number)}");
        return role switch
        {
            HdfsRole.Journal => $"{JournalNode} {common}",
            HdfsRole.Name => $"{NameNode} {common}{Start(hdfs, number)}",
            HdfsRole.Client => $"{Client} {common}",
            HdfsRole.Decommission => $"{Admin} {common} --decommission={HdfsNodes.NameOf(hdfs, HdfsRole.Data, number)}",
            _ => $"{DataNode} {common}",
        };
    }

    private static string Disk(HdfsPolicy hdfs, HdfsRole role, int number) =>
        hdfs.Settings.Storage == HdfsStorage.Network && HdfsSettings.KeepsData(role)
            ? $" --disk={hdfs.Settings.DiskMegabytes} --{ProgramPlace.NetworkVolume}={HdfsNodes.NameOf(hdfs, role, number)}"
                + $" --attach={DurationText.Write(hdfs.Settings.AttachTime)} --detach={DurationText.Write(hdfs.Settings.DetachTime)}"
            : "";

    /// <summary>The first NameNode may always be told to format: it does so only where nobody knows of a namespace, unless it is forced to.</summary>
    private static string Start(HdfsPolicy hdfs, int number) =>
        number > 0 ? "" : hdfs.Settings.Reformats && hdfs.Phase == HdfsPhase.Deploying ? " --format --force" : " --format";
}

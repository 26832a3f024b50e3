using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Programs;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>The type <c>hdfs</c>: its settings, its events, its programs and what they say to each other.</summary>
internal static class HdfsType
{
    public static FrameworkKind Kind { get; } = new(
        new FrameworkType(
            "hdfs",
            "deploys JournalNodes, NameNodes and DataNodes on persistent volumes, serves clients, destroys all it made, and begins again",
            HdfsSettingList.All) { Conflicts = static (hdfs, _) => HdfsConflicts.Of(hdfs) },
        static (framework, settings) => new HdfsPolicy(framework, HdfsSettingList.Read(settings)),
        [
            typeof(HdfsNodeLaunched), typeof(HdfsNodeRan), typeof(HdfsNodeAbandoned), typeof(HdfsNodeCleared), typeof(DataLost),
            typeof(HdfsServingBegan), typeof(HdfsTeardownBegan), typeof(HdfsCycleBegan), typeof(HdfsFinished), typeof(HdfsResized), typeof(HdfsNodeRetired),
        ])
    {
        Programs = static settings => ProgramsOf(HdfsSettingList.Read(settings)),
        Figures = ["reads of missing blocks", "requests for lost files"],
        Messages =
        [
            typeof(JournalInquiry), typeof(JournalStatus), typeof(JournalFormat), typeof(JournalFormatted), typeof(JournalPromise), typeof(JournalPromised),
            typeof(JournalRefused), typeof(JournalFetch), typeof(JournalEdits), typeof(JournalAppend), typeof(JournalAppended), typeof(JournalGap),
            typeof(DataNodeRegister), typeof(DataNodeHeartbeat), typeof(DataNodeUnknown), typeof(BlockReport), typeof(BlockReceived), typeof(BlocksDeleted),
            typeof(DataNodeCommands), typeof(BlockTransfer), typeof(PipelineWrite), typeof(PipelineAck), typeof(FileCreate), typeof(BlockAllocate),
            typeof(BlockAllocated), typeof(FileComplete), typeof(FileDelete), typeof(FileOpen), typeof(FileLocations), typeof(NameNodeReply), typeof(BlockRead),
            typeof(BlockContent), typeof(ReplicaInquiry), typeof(ReplicaState), typeof(BlockRenew), typeof(BlockRenewed), typeof(PipelineUpdate),
            typeof(ImageRequest), typeof(ImageReply), typeof(ImageUpload), typeof(Decommission), typeof(DecommissionStatus), typeof(BootstrapRequest), typeof(BootstrapReply),
        ],
    };

    private static ProgramKind[] ProgramsOf(HdfsSettings settings)
    {
        var constants = settings.Constants;
        return settings.NameNodes == 0
            ? []
            :
            [
                new(HdfsCommands.JournalNode, place => new JournalNode(ServiceOptions.Of(place), constants)),
                new(HdfsCommands.NameNode, place => new NameNode(ServiceOptions.Of(place), constants)),
                new(HdfsCommands.DataNode, place => new DataNodeDaemon(ServiceOptions.Of(place), constants)),
                new(HdfsCommands.Client, place => new HdfsClient(ServiceOptions.Of(place), constants)),
                new(HdfsCommands.Admin, place => new Decommissioner(ServiceOptions.Of(place))),
            ];
    }
}

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Frameworks.Tests.Hdfs.Programs;

/// <summary>The programs of one HDFS alone: three JournalNodes, two NameNodes and some DataNodes, each with a disk; the test is their client.</summary>
internal sealed class TinyHdfs
{
    private static readonly NodeName Client = new("client");

    private readonly IReadOnlyList<ProgramKind> _kinds;
    private readonly Dictionary<string, Folder> _disks = new(StringComparer.Ordinal);
    private readonly List<IProgramMessage> _sent = [];
    private long _request;
    private IProgramMessage? _answer;

    public TinyHdfs(params (string Name, string Value)[] settings)
    {
        var kind = FrameworkCatalog.Named("hdfs");
        var values = FrameworkSettings.Defaults(kind.Type);
        foreach (var (name, value) in settings)
        {
            values = values.With(kind.Type.Settings.First(setting => setting.Name == name), value);
        }

        _kinds = kind.Programs(values);
        Cluster.Sees = (at, happened) =>
        {
            Events.Add((at.Value, happened));
            if (happened is Measured measured)
            {
                Figures[measured.Name] = measured.Value;
            }
        };
        Cluster.Loses = (_, _, message) =>
        {
            _sent.Add(message);
            return false;
        };
        Cluster.Outside = (_, to, message) =>
        {
            if (to == Client && message is not DecommissionStatus)
            {
                _answer = message;
            }
        };
    }

    public ProgramCluster Cluster { get; } = new();

    public List<(string At, IProgramEvent Happened)> Events { get; } = [];

    /// <summary>The figures as the active NameNode told them last.</summary>
    public Dictionary<string, double> Figures { get; } = new(StringComparer.Ordinal);

    /// <summary>Every message of a kind that was on its way to a program or the test.</summary>
    public IEnumerable<T> Sent<T>() => _sent.OfType<T>();

    public IEnumerable<T> Seen<T>() => Events.Select(one => one.Happened).OfType<T>();

    public Folder DiskOf(string role, int number) => _disks[$"{role}-{number}"];

    /// <summary>The DataNodes whose disks hold a file, by number.</summary>
    public IEnumerable<int> HoldersOf(long block) => _disks.Where(disk => disk.Key.StartsWith("data-", StringComparison.Ordinal)
        && disk.Value.Holds($"BP-hdfs/1/blk_{block}")).Select(disk => int.Parse(disk.Key[5..], System.Globalization.CultureInfo.InvariantCulture)).Order();

    public static NodeName At(string role, int number) => new($"host-{role}-{number}/hdfs-{role}-{number}");

    /// <summary>All of it, running and ready for clients.</summary>
    public TinyHdfs Deploy(int dataNodes)
    {
        for (var number = 0; number < 3; number++)
        {
            Start("journal", number);
        }

        Start("name", 0);
        Start("name", 1);
        for (var number = 0; number < dataNodes; number++)
        {
            Start("data", number);
        }

        RunUntil(() => Figures.GetValueOrDefault("hdfs.live-data-nodes") >= dataNodes, 60);
        return this;
    }

    public void Start(string role, int number, bool onEmptyDisk = false, string options = "")
    {
        if (onEmptyDisk || !_disks.TryGetValue($"{role}-{number}", out var disk))
        {
            _disks[$"{role}-{number}"] = disk = new Folder();
        }

        var command = role switch { "journal" => "journalnode", "name" => "namenode", "client" => "client", _ => "datanode" };
        var format = (role, number) == ("name", 0) ? " --format" : "";
        Cluster.Start(
            _kinds, $"host-{role}-{number}", $"hdfs-{role}-{number}",
            $"hdfs {command} --service=hdfs --store=hdfs/1 --journals=3 --names=2{format}{options}", disk, $"rack:r{number % 2}");
    }

    public void Stop(string role, int number) => Cluster.End(At(role, number));

    public bool RunUntil(Func<bool> condition, double seconds) => Cluster.RunFor(TimeSpan.FromSeconds(seconds), condition);

    public void RunFor(double seconds) => Cluster.RunFor(TimeSpan.FromSeconds(seconds));

    /// <summary>What the NameNode that serves answers.</summary>
    public T Ask<T>(Func<long, IProgramMessage> question)
        where T : class
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            _answer = null;
            Cluster.Send(Client, At("name", attempt % 2), question(++_request));
            if (RunUntil(() => _answer is not null, 1) && _answer is T answer and not NameNodeReply { Status: HdfsStatus.Standby or HdfsStatus.SafeMode or HdfsStatus.NotReplicatedYet })
            {
                return answer;
            }

            RunFor(0.5);
        }

        throw new InvalidOperationException("nobody serves");
    }

    /// <summary>What one program answers.</summary>
    public T AskAt<T>(string role, int number, IProgramMessage question)
        where T : class
    {
        _answer = null;
        Cluster.Send(Client, At(role, number), question);
        RunUntil(() => _answer is not null, 1).ShouldBeTrue();
        return _answer.ShouldBeOfType<T>();
    }

    /// <summary>Writes a file of one block, and closes it unless it is to stay open.</summary>
    public BlockAllocated Write(string path, int replication = 3, bool closes = true)
    {
        Ask<NameNodeReply>(request => new FileCreate(request, path, replication));
        var block = Ask<BlockAllocated>(request => new BlockAllocate(request, path, 0, []));
        Pass(block, closes: false).ShouldBeTrue();
        if (closes)
        {
            Close(path, block);
        }

        return block;
    }

    public void Close(string path, BlockAllocated block)
    {
        Pass(block, closes: true).ShouldBeTrue();
        Ask<NameNodeReply>(request => new FileComplete(request, path)).Status.ShouldBe(HdfsStatus.Ok);
    }

    public FileLocations Locate(string path) => Ask<FileLocations>(request => new FileOpen(request, path));

    private bool Pass(BlockAllocated block, bool closes)
    {
        _answer = null;
        Cluster.Send(Client, block.Targets[0], new PipelineWrite(++_request, block.Block, block.Targets, Client, closes));
        return RunUntil(() => _answer is PipelineAck, 10);
    }
}

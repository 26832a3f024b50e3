using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Cli.Benchmarks;

/// <summary>Clients that each write files of a hundred blocks, as fast as they are answered, until there are as many blocks as wanted.</summary>
internal sealed class HdfsWriters(ProgramCluster cluster, IReadOnlyList<NodeName> nameNodes, int count, int blocks)
{
    private const int BlocksOfFile = 100;

    private readonly Dictionary<NodeName, Writer> _writers = [];
    private NodeName _active = nameNodes[0];
    private int _begun;
    private int _busy;

    public bool AreDone => _busy == 0;

    /// <summary>How many blocks some writer has taken upon itself.</summary>
    public int Begun => _begun;

    public void Begin()
    {
        cluster.Outside = (_, to, message) =>
        {
            if (_writers.TryGetValue(to, out var writer))
            {
                Answered(writer, message);
            }
        };
        for (var i = 0; i < count; i++)
        {
            var writer = new Writer(new NodeName(string.Create(CultureInfo.InvariantCulture, $"writer-{i}")));
            _writers.Add(writer.Address, writer);
            _busy++;
            NextFile(writer);
        }
    }

    private void NextFile(Writer writer)
    {
        if (_begun >= blocks)
        {
            _busy--;
            return;
        }

        writer.Left = Math.Min(BlocksOfFile, blocks - _begun);
        _begun += writer.Left;
        writer.Block = null;
        writer.Path = string.Create(CultureInfo.InvariantCulture, $"/{writer.Address}/{++writer.Files}");
        Ask(writer, new FileCreate(++writer.Request, writer.Path, 3));
    }

    private void Ask(Writer writer, IProgramMessage question) => cluster.Send(writer.Address, _active, writer.Asked = question);

    private void Allocate(Writer writer) => Ask(writer, new BlockAllocate(++writer.Request, writer.Path, writer.Block?.Block ?? 0, []));

    private void Answered(Writer writer, IProgramMessage message)
    {
        switch (message)
        {
            case NameNodeReply { Status: HdfsStatus.Standby }:
                _active = nameNodes[_active == nameNodes[0] ? 1 : 0];
                Ask(writer, writer.Asked!);
                break;
            case NameNodeReply { Status: HdfsStatus.Ok } when writer.Asked is FileComplete:
                NextFile(writer);
                break;
            case NameNodeReply { Status: HdfsStatus.Ok }:
                Allocate(writer);
                break;
            case NameNodeReply:
                Ask(writer, writer.Asked!);
                break;
            case BlockAllocated allocated:
                writer.Block = allocated;
                Write(writer, closes: false);
                break;
            case PipelineAck { Write.Closes: false }:
                Write(writer, closes: true);
                break;
            case PipelineAck when --writer.Left > 0:
                Allocate(writer);
                break;
            case PipelineAck:
                Ask(writer, new FileComplete(++writer.Request, writer.Path));
                break;
        }
    }

    private void Write(Writer writer, bool closes)
    {
        var block = writer.Block!;
        cluster.Send(writer.Address, block.Targets[0], new PipelineWrite(writer.Request, block.Block, block.Targets, writer.Address, closes));
    }

    private sealed class Writer(NodeName address)
    {
        public NodeName Address => address;

        public long Request { get; set; }

        public int Files { get; set; }

        public string Path { get; set; } = "";

        public int Left { get; set; }

        public BlockAllocated? Block { get; set; }

        public IProgramMessage? Asked { get; set; }
    }
}

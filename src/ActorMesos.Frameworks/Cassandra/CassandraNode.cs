using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>A node of a ring: it gossips, coordinates what clients ask, and keeps rows in its folder.</summary>
internal sealed class CassandraNode : ITaskProgram
{
    public const string Decommission = "decommission";

    private const string Gossip = "gossip";
    private const string Sync = "sync";
    private const string Replay = "hints";
    private const string Compaction = "compaction";
    private const string Repair = "repair";
    private static readonly TimeSpan ReplayEvery = TimeSpan.FromSeconds(10);

    private readonly CassandraSettings _settings;
    private readonly Membership _members;
    private readonly Arrival _arrival;
    private readonly Departure _departure;
    private readonly Hints _hints;
    private readonly Writes _writes;
    private readonly Reads _reads;
    private readonly Repairs _repairs;

    public CassandraNode(CassandraSettings settings)
    {
        _settings = settings;
        _members = new Membership(settings);
        _arrival = new Arrival(settings, _members);
        _departure = new Departure(settings, _members);
        _hints = new Hints(settings, _members);
        _writes = new Writes(settings, _members, _hints);
        _reads = new Reads(settings, _members);
        _repairs = new Repairs(settings, _members);
    }

    public void Started(ProgramTurn turn)
    {
        _arrival.Start(turn);
        turn.WantsToWake(_settings.Gossip, Gossip);
        turn.WantsToWake(ReplayEvery, Replay);
        turn.WantsToWake(_settings.Compaction, Compaction);
        if (_settings.CommitLogSync > TimeSpan.Zero)
        {
            turn.WantsToWake(_settings.CommitLogSync, Sync);
        }

        if (_settings.Repair > TimeSpan.Zero)
        {
            turn.WantsToWake(_settings.Repair, Repair);
        }
    }

    public void Messaged(ProgramTurn turn, string data)
    {
        if (data == Decommission)
        {
            _departure.Begin(turn);
        }
    }

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        switch (message)
        {
            case ShadowRequest:
                turn.Sends(from, new ShadowAnswer(_arrival.IsAsking ? [] : _members.All));
                break;
            case ShadowAnswer answer:
                _arrival.Answered(turn, answer);
                break;
            case WriteRequest write when _members.Self is not { Serves: true }:
                turn.Sends(from, new Answer(write.Request, Outcome.Unavailable));
                break;
            case ReadRequest read when _members.Self is not { Serves: true }:
                turn.Sends(from, new Answer(read.Request, Outcome.Unavailable));
                break;
            case not null when !_arrival.IsAsking:
                Hear(turn, from, message);
                break;
        }
    }

    public void Woken(ProgramTurn turn, string reason)
    {
        switch (reason)
        {
            case Arrival.Asking:
                _arrival.Ask(turn);
                break;
            case Arrival.Streaming:
                _arrival.Stream(turn);
                break;
            case Departure.Next:
                _departure.Stream(turn);
                break;
            case Gossip:
                _members.Gossip(turn);
                turn.WantsToWake(_settings.Gossip, Gossip);
                break;
            case Sync:
                turn.Folder.Sync();
                turn.WantsToWake(_settings.CommitLogSync, Sync);
                break;
            case Replay:
                Tend(turn);
                turn.WantsToWake(ReplayEvery, Replay);
                break;
            case Compaction:
                Table.Compact(turn, _settings);
                turn.WantsToWake(_settings.Compaction, Compaction);
                break;
            case Repair:
                _repairs.Begin(turn);
                turn.WantsToWake(_settings.Repair, Repair);
                break;
            case not null when reason.StartsWith(Writes.Due, StringComparison.Ordinal):
                _writes.Woken(turn, Number(reason[Writes.Due.Length..]));
                break;
            case not null when reason.StartsWith(Reads.Due, StringComparison.Ordinal):
                _reads.Woken(turn, Number(reason[Reads.Due.Length..]));
                break;
            case not null when reason.StartsWith(Arrival.Sending, StringComparison.Ordinal):
                _arrival.Send(turn, reason[Arrival.Sending.Length..]);
                break;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private void Tend(ProgramTurn turn)
    {
        if (_members.Self is { Serves: true })
        {
            _arrival.Live(turn);
            _hints.Replay(turn);
        }
    }

    private void Hear(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        switch (message)
        {
            case GossipSyn gossip:
                _members.Take(turn, from, gossip);
                break;
            case GossipAck ack:
                _members.Merge(turn.Now, ack.Endpoints);
                break;
            case Mutation mutation:
                Table.Write(turn.Folder, mutation.Row, _settings);
                turn.Sends(from, new MutationDone(mutation.Operation, _members.Self!.Name));
                break;
            case MutationDone done:
                _writes.Done(turn, done);
                _reads.Done(turn, done);
                _hints.Done(turn, done);
                break;
            case ReadRow read:
                turn.Sends(from, new RowFound(read.Operation, _members.Self!.Name, Table.Read(turn.Folder, read.Key)));
                break;
            case RowFound found:
                _reads.Found(turn, found);
                break;
            case WriteRequest write:
                _writes.Take(turn, from, write);
                break;
            case ReadRequest read:
                _reads.Take(turn, from, read);
                break;
            case StreamRequest request:
                _arrival.Owe(turn, from, request);
                break;
            case StreamedRows streamed:
                _arrival.Take(turn, streamed);
                break;
            case Handover handover:
                _departure.Take(turn, handover);
                turn.Sends(from, new HandoverDone(_members.Self!.Name));
                break;
            case HandoverDone done:
                _departure.Done(turn, done);
                break;
            case RepairDigest digest:
                _repairs.Compare(turn, from, digest);
                break;
            case RepairRows rows:
                _repairs.Take(turn, from, rows);
                break;
        }
    }
}

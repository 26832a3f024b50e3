using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>
/// A client of a ring: it writes, deletes and reads rows of its own at the levels of consistency that it is given, one node after the
/// other as coordinator, and knows what it may find. That it keeps in its folder, so that its next process knows as well.
/// </summary>
internal sealed class CassandraClient(CassandraClientSettings settings) : ITaskProgram
{
    private const string Next = "next";
    private const string TimeOut = "time-out ";
    private static readonly TimeSpan AnswerMost = TimeSpan.FromSeconds(12);

    private readonly Dictionary<long, Request> _open = [];
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);
    private long _requests;
    private long _unavailable;

    public void Started(ProgramTurn turn) => turn.WantsToWake(settings.Every, Next);

    public void Woken(ProgramTurn turn, string reason)
    {
        if (reason == Next)
        {
            Ask(turn);
            turn.WantsToWake(settings.Every, Next);
        }
        else if (_open.Remove(long.Parse(reason[TimeOut.Length..], CultureInfo.InvariantCulture), out var request))
        {
            Ended(turn, request, Outcome.TimedOut, null);
        }
    }

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        if (message is Answer answer && _open.Remove(answer.Request, out var request))
        {
            Ended(turn, request, answer.Outcome, answer.Cell);
        }
    }

    private void Ask(ProgramTurn turn)
    {
        var number = ++_requests;
        var node = string.Create(CultureInfo.InvariantCulture, $"{settings.Ring}-{number % settings.Nodes}.{settings.Ring}");
        var (draw, which) = (turn.Draw() * 100, turn.Draw());
        var key = string.Create(
            CultureInfo.InvariantCulture, $"{turn.Place.Task.Name}/{Math.Min((int)(which * settings.Keys), settings.Keys - 1)}");
        if (_busy.Contains(key) || turn.AddressOf(node) is not { } address)
        {
            return;
        }

        var writes = settings.WritesFor == TimeSpan.Zero || turn.Now.SinceStart < settings.WritesFor;
        var deletes = writes && draw >= settings.WritePercent && draw < settings.WritePercent + settings.DeletePercent;
        var isRead = !deletes && !(writes && draw < settings.WritePercent);
        _busy.Add(key);
        _open.Add(number, new Request(key, isRead, deletes, turn.Now.Ticks));
        if (!isRead)
        {
            Know(turn, key, Known(turn, key).Asked(turn.Now.Ticks, deletes));
        }

        turn.Sends(address, isRead
            ? new ReadRequest(number, key, settings.Read)
            : new WriteRequest(number, key, number, turn.Now.Ticks, deletes, settings.Write));
        turn.WantsToWake(AnswerMost, string.Create(CultureInfo.InvariantCulture, $"{TimeOut}{number}"));
    }

    private void Ended(ProgramTurn turn, Request request, Outcome outcome, Cell? cell)
    {
        _busy.Remove(request.Key);
        turn.Counts("requests");
        if (outcome == Outcome.TimedOut)
        {
            turn.Counts("requests timed out");
        }
        else if (outcome == Outcome.Unavailable)
        {
            turn.Measures("cassandra.unavailable", ++_unavailable);
            turn.Counts("requests refused as unavailable");
        }

        var known = Known(turn, request.Key);
        if (request.IsRead)
        {
            if (outcome == Outcome.Done && settings.IsStrong)
            {
                Judge(turn, request.Key, known, cell);
            }
        }
        else if (outcome != Outcome.TimedOut)
        {
            Know(turn, request.Key, outcome == Outcome.Done
                ? known.Acknowledged(request.Timestamp, request.Deletes)
                : known.Refused(request.Timestamp));
        }
    }

    private static void Judge(ProgramTurn turn, string key, RowOracle known, Cell? cell)
    {
        var found = cell is null or { IsDeleted: true } ? "nothing" : $"what was written at {new Instant(cell.Timestamp)}";
        var (verdict, now) = known.Judge(cell);
        Know(turn, key, now);
        switch (verdict)
        {
            case RowOracle.Verdict.Lost:
                turn.Counts("reads of lost rows");
                turn.Happens(new AcknowledgedDataLost("cassandra", key, known.Expected, found));
                break;
            case RowOracle.Verdict.Returned:
                turn.Counts("reads of deleted rows");
                turn.Happens(new DeletedDataReturned("cassandra", key, known.Expected, found));
                break;
        }
    }

    private static RowOracle Known(ProgramTurn turn, string key) => turn.Folder.Read<RowOracle>(key) ?? new RowOracle();

    private static void Know(ProgramTurn turn, string key, RowOracle known)
    {
        turn.Folder.Write(key, known);
        turn.Folder.Sync();
    }

    private sealed record Request(string Key, bool IsRead, bool Deletes, long Timestamp);
}

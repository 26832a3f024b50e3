using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>
/// A client of a ring: it writes, deletes and reads rows of its own at the levels of consistency that it is given, one node after the
/// other as coordinator, and knows what it may find.
/// </summary>
internal sealed class CassandraClient(CassandraClientSettings settings) : ITaskProgram
{
    private const string Next = "next";
    private const string TimeOut = "time-out ";
    private static readonly TimeSpan AnswerMost = TimeSpan.FromSeconds(12);

    private readonly Dictionary<string, RowOracle> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Request> _open = [];
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
        // The rows of another process of this client are not its own: it does not know what was acknowledged to that one.
        var key = string.Create(
            CultureInfo.InvariantCulture, $"{turn.Place.Task.Id}/{Math.Min((int)(which * settings.Keys), settings.Keys - 1)}");
        var row = _rows.TryGetValue(key, out var known) ? known : _rows[key] = new RowOracle();
        if (row.IsBusy || turn.AddressOf(node) is not { } address)
        {
            return;
        }

        var writes = settings.WritesFor == TimeSpan.Zero || turn.Now.SinceStart < settings.WritesFor;
        var deletes = writes && draw >= settings.WritePercent && draw < settings.WritePercent + settings.DeletePercent;
        var isRead = !deletes && !(writes && draw < settings.WritePercent);
        row.IsBusy = true;
        _open.Add(number, new Request(key, row, isRead, deletes, turn.Now.Ticks));
        turn.Sends(address, isRead
            ? new ReadRequest(number, key, settings.Read)
            : new WriteRequest(number, key, number, turn.Now.Ticks, deletes, settings.Write));
        turn.WantsToWake(AnswerMost, string.Create(CultureInfo.InvariantCulture, $"{TimeOut}{number}"));
    }

    private void Ended(ProgramTurn turn, Request request, Outcome outcome, Cell? cell)
    {
        request.Row.IsBusy = false;
        turn.Counts("requests");
        if (outcome == Outcome.TimedOut)
        {
            turn.Counts("requests timed out");
        }

        if (outcome == Outcome.Unavailable)
        {
            turn.Measures("cassandra.unavailable", ++_unavailable);
            turn.Counts("requests refused as unavailable");
        }
        else if (request.IsRead)
        {
            if (outcome == Outcome.Done && settings.IsStrong)
            {
                Judge(turn, request, cell);
            }
        }
        else if (outcome == Outcome.Done)
        {
            request.Row.Acknowledged(request.Timestamp, request.Deletes);
        }
        else
        {
            request.Row.Doubted(request.Timestamp, request.Deletes);
        }
    }

    private static void Judge(ProgramTurn turn, Request request, Cell? cell)
    {
        var found = cell is null or { IsDeleted: true } ? "nothing"
            : string.Create(CultureInfo.InvariantCulture, $"what was written at {new Instant(cell.Timestamp)}");
        switch (request.Row.Judge(cell))
        {
            case RowOracle.Verdict.Lost:
                turn.Counts("reads of lost rows");
                turn.Happens(new AcknowledgedDataLost("cassandra", request.Key, request.Row.Expected, found));
                break;
            case RowOracle.Verdict.Returned:
                turn.Counts("reads of deleted rows");
                turn.Happens(new DeletedDataReturned("cassandra", request.Key, request.Row.Expected, found));
                break;
        }
    }

    private sealed record Request(string Key, RowOracle Row, bool IsRead, bool Deletes, long Timestamp);
}

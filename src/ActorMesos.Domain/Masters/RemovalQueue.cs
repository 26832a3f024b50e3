using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// Slaves that are to be given up, each when its turn comes (<c>agent_removal_rate_limit</c>): the first at once, the next one interval
/// after the last. Without a limit all go at once.
/// </summary>
internal sealed class RemovalQueue(MasterBooks books, Action<SlaveId, string, Instant> giveUp)
{
    private readonly Dictionary<SlaveId, (long Ticket, string Reason)> _waiting = [];
    private readonly Queue<(SlaveId Slave, long Ticket)> _order = new();
    private Instant _free = Instant.Start;
    private Instant? _due;
    private long _tickets;

    public void Add(SlaveId slave, string reason, Instant now)
    {
        if (books.Settings.SlaveRemovalInterval is null)
        {
            if (!books.Removing.Contains(slave))
            {
                books.Metrics.ScheduleRemoval();
            }

            giveUp(slave, reason, now);
        }
        else if (_waiting.TryAdd(slave, (++_tickets, reason)))
        {
            _order.Enqueue((slave, _tickets));
            books.Metrics.ScheduleRemoval();
            books.Outbox.Report(new SlaveRemovalScheduled(slave, reason));
            Serve(now);
        }
        else if (reason == RemovalReasons.NotAgain)
        {
            // It keeps its turn, which answers to pings no longer take from it.
            _waiting[slave] = _waiting[slave] with { Reason = reason };
        }
    }

    /// <summary>The slave answers pings again: that is enough for one that was only silent, and not for one that should have registered again.</summary>
    public void Answered(SlaveId slave)
    {
        if (_waiting.TryGetValue(slave, out var held) && held.Reason == RemovalReasons.Silent)
        {
            Cancel(slave);
        }
    }

    /// <summary>The slave is there after all. It takes nobody's turn.</summary>
    public void Cancel(SlaveId slave)
    {
        if (_waiting.Remove(slave))
        {
            books.Outbox.Report(new SlaveRemovalCancelled(slave));
        }
    }

    /// <summary>It is somebody's turn, unless all who waited are there after all.</summary>
    public void Due(Instant now)
    {
        _due = null;
        Serve(now);
    }

    private void Serve(Instant now)
    {
        while (_waiting.Count > 0 && now >= _free)
        {
            var (slave, ticket) = _order.Dequeue();
            if (_waiting.GetValueOrDefault(slave) is var (held, reason) && held == ticket)
            {
                _waiting.Remove(slave);
                _free = now + books.Settings.SlaveRemovalInterval!.Value;
                giveUp(slave, reason, now);
            }
        }

        if (_waiting.Count > 0 && _due is null)
        {
            _due = _free;
            books.Agenda.Put(_free, TurnDue.Instance);
        }
    }

    internal sealed class TurnDue
    {
        public static readonly TurnDue Instance = new();
    }
}

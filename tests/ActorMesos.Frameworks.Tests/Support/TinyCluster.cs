using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Tests.Support;

/// <summary>A master and its slaves in one object without delays, just enough to drive one framework through its life and to harm it.</summary>
internal sealed class TinyCluster<TPolicy>(TPolicy born, SemanticsProfile semantics, params string[] slaves)
    where TPolicy : class, IFrameworkPolicy
{
    private readonly PriorityQueue<Woken, (double At, long Number)> _wakes = new();
    private readonly Queue<(object News, bool IsSentAgain)> _news = new();
    private long _numbers;

    public Host<TPolicy> Host { get; } = new(born);

    public IReadOnlyList<TinySlave> Slaves { get; } = [.. slaves.Select((text, index) => new TinySlave(index + 1, Make.Free(text)))];

    /// <summary>The operations that were applied, and those that were refused with the rule that did so.</summary>
    public List<string> Trace { get; } = [];

    /// <summary>How many of the framework's next calls get lost.</summary>
    public int CallsToLose { get; set; }

    /// <summary>How many of the next news get lost; a slave sends its own again, a master does not.</summary>
    public int NewsToLose { get; set; }

    /// <summary>How many of the next operations are refused for no reason that the framework could know.</summary>
    public int OperationsToRefuse { get; set; }

    public double Seconds { get; private set; }

    /// <summary>Goes on second by second until the policy is done, or the time is up.</summary>
    public void RunUntilDone(double secondsMost, Action<TinyCluster<TPolicy>>? eachSecond = null)
    {
        Tell(new FrameworkRegistered(new FrameworkId("F"), new MasterId("M")));
        while (Seconds < secondsMost && !Host.Policy.IsDone)
        {
            Seconds++;
            eachSecond?.Invoke(this);
            Round();
        }
    }

    /// <summary>Runs for so many seconds more, done or not.</summary>
    public void RunOn(int seconds)
    {
        for (; seconds > 0; seconds--)
        {
            Seconds++;
            Round();
        }
    }

    public void CrashFramework()
    {
        Host.Crashes(born);
        _wakes.Clear();
        _news.Clear();
        foreach (var slave in Slaves)
        {
            slave.TakeOfferBack();
            slave.Filter = (Resources.Empty, Instant.Start);
        }

        _news.Enqueue((new FrameworkReregistered(new FrameworkId("F"), new MasterId("M")), true));
    }

    public void FailTasks(TinySlave slave, TaskState end)
    {
        foreach (var task in slave.Tasks.Keys.Order(Comparer<TaskId>.Create((left, right) => string.CompareOrdinal(left.Value, right.Value))).ToList())
        {
            slave.End(task);
            _news.Enqueue((Make.Update(task.Value, end, slave.Id.Value), end != TaskState.Lost));
        }
    }

    public void RemoveSlave(TinySlave slave)
    {
        slave.TakeOfferBack();
        FailTasks(slave, TaskState.Lost);
        _news.Enqueue((new LostSlave(slave.Id), false));
        slave.IsAway = true;
    }

    private void Round()
    {
        while (_wakes.TryPeek(out var woken, out var due) && due.At <= Seconds)
        {
            _wakes.Dequeue();
            Tell(woken);
        }

        for (var count = _news.Count; count > 0 && _news.TryDequeue(out var news); count--)
        {
            if (NewsToLose == 0)
            {
                Tell(news.News);
                continue;
            }

            NewsToLose--;
            if (news.IsSentAgain)
            {
                _news.Enqueue(news);
            }
        }

        foreach (var slave in Slaves.Where(slave => slave.Offered is not null && Seconds - slave.OfferedAt.SinceStart.TotalSeconds >= 60))
        {
            Tell(new RescindResourceOffer(slave.Offered!.Id));
            slave.TakeOfferBack();
        }

        var offers = Slaves.Where(slave => slave.MayOffer(Make.At(Seconds))).Select(Offer).ToList();
        if (offers.Count > 0)
        {
            Tell(new ResourceOffers(offers));
        }
    }

    private Offer Offer(TinySlave slave)
    {
        var id = new OfferId(string.Create(CultureInfo.InvariantCulture, $"O{++_numbers}"));
        slave.Offered = new Offer(id, new FrameworkId("F"), slave.Id, slave.Hostname, slave.Free);
        slave.OfferedAt = Make.At(Seconds);
        slave.Free = Resources.Empty;
        return slave.Offered;
    }

    private void Tell(object happened)
    {
        var decision = Host.Sees(happened, Seconds);
        foreach (var wake in decision.Wakes)
        {
            _wakes.Enqueue(new Woken(wake.Reason), (Seconds + wake.After.TotalSeconds, ++_numbers));
        }

        foreach (var call in decision.Calls)
        {
            if (CallsToLose > 0)
            {
                CallsToLose--;
            }
            else
            {
                Perform(call);
            }
        }
    }

    private void Perform(SchedulerCall call)
    {
        switch (call)
        {
            case Accept accept:
                Perform(accept);
                break;
            case Decline decline:
                foreach (var slave in decline.OfferIds.Select(With).OfType<TinySlave>())
                {
                    GiveBack(slave, slave.Offered!.Resources, decline.RefuseSeconds);
                }

                break;
            case ReviveOffers:
                Slaves.ToList().ForEach(slave => slave.Filter = (Resources.Empty, Instant.Start));
                break;
            case KillTask kill:
                var isKilled = Slaves.Any(slave => slave.End(kill.TaskId));
                _news.Enqueue((Make.Update(kill.TaskId.Value, isKilled ? TaskState.Killed : TaskState.Lost), isKilled));
                break;
            case ReconcileTasks reconcile:
                foreach (var task in reconcile.Tasks.Count > 0 ? reconcile.Tasks : [.. Slaves.SelectMany(slave => slave.Tasks.Keys)])
                {
                    var isThere = Slaves.Any(slave => slave.Tasks.ContainsKey(task));
                    _news.Enqueue((Make.Update(task.Value, isThere ? TaskState.Running : TaskState.Lost), false));
                }

                break;
            default:
                throw new InvalidOperationException($"the tiny cluster does not know {call}");
        }
    }

    private void Perform(Accept accept)
    {
        if (With(accept.OfferIds[0]) is not { } slave)
        {
            Trace.Add("ACCEPT refused: offer is gone");
            foreach (var task in accept.Operations.OfType<Launch>().SelectMany(launch => launch.Tasks))
            {
                _news.Enqueue((Make.Update(task.Id.Value, TaskState.Lost), false));
            }

            return;
        }

        var left = slave.Offered!.Resources;
        foreach (var operation in accept.Operations)
        {
            if (operation is Launch launch)
            {
                left = launch.Tasks.Aggregate(left, (rest, task) => Start(slave, task, rest));
            }
            else
            {
                var context = Context(slave) with { Checkpointed = slave.Checkpointed - slave.Offered.Resources.Checkpointed() + left.Checkpointed() };
                var refusal = Forbid() ?? operation.Validate(context) ?? operation.Apply(left).Refusal;
                Trace.Add(refusal is null ? operation.Type : $"{operation.Type} refused: {refusal.Rule}");
                left = refusal is null ? operation.Apply(left).Value : left;
            }
        }

        GiveBack(slave, left, accept.RefuseSeconds);
    }

    private Refusal? Forbid() => OperationsToRefuse > 0 && OperationsToRefuse-- > 0 ? new Refusal("forbidden", "for the sake of the test") : null;

    private Resources Start(TinySlave slave, TaskInfo task, Resources left)
    {
        var refusal = Launch.ValidateTask(task, Context(slave), left);
        Trace.Add(refusal is null ? "LAUNCH" : $"LAUNCH refused: {refusal.Rule}");
        if (refusal is not null)
        {
            _news.Enqueue((Make.Update(task.Id.Value, TaskState.Error, slave.Id.Value), false));
            return left;
        }

        _news.Enqueue((Make.Update(task.Id.Value, TaskState.Running, slave.Id.Value, slave.Run(task)), true));
        return left - task.Resources;
    }

    private void GiveBack(TinySlave slave, Resources left, double? refuseSeconds)
    {
        slave.Free += left;
        slave.Offered = null;
        slave.Filter = (left, Make.At(Seconds + (refuseSeconds ?? 5)));
    }

    private OperationContext Context(TinySlave slave) =>
        new() { Semantics = semantics, SlaveId = slave.Id, Principal = "p", FrameworkRole = "hdfs" };

    private TinySlave? With(OfferId id) => Slaves.FirstOrDefault(slave => slave.Offered?.Id == id);
}

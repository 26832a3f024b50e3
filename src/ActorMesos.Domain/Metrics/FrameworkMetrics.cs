using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Metrics;

/// <summary>What is counted of one framework (since 1.7).</summary>
internal sealed class FrameworkMetrics
{
    private static readonly (Type Type, string Name)[] Calls =
    [
        (typeof(Accept), "accept"),
        (typeof(AcceptInverseOffers), "accept_inverse_offers"),
        (typeof(AcknowledgeOperationStatus), "acknowledge_operation_status"),
        (typeof(Decline), "decline"),
        (typeof(DeclineInverseOffers), "decline_inverse_offers"),
        (typeof(KillTask), "kill"),
        (typeof(ReconcileOperations), "reconcile_operations"),
        (typeof(ReconcileTasks), "reconcile"),
        (typeof(ReviveOffers), "revive"),
        (typeof(SendToExecutor), "message"),
        (typeof(ShutdownExecutor), "shutdown"),
        (typeof(StatusUpdateAcknowledgement), "acknowledge"),
        (typeof(SuppressOffers), "suppress"),
        (typeof(TeardownFramework), "teardown"),
        (typeof(UpdateFramework), "update_framework"),
    ];

    private static readonly (Type Type, string Name)[] Events =
    [
        (typeof(ExecutorToFramework), "message"),
        (typeof(ExitedExecutor), "failure"),
        (typeof(FrameworkError), "error"),
        (typeof(FrameworkRegistered), "subscribed"),
        (typeof(FrameworkReregistered), "subscribed"),
        (typeof(InverseOffers), "inverse_offers"),
        (typeof(LostSlave), "failure"),
        (typeof(OperationStatusUpdate), "update_operation_status"),
        (typeof(RescindInverseOffer), "rescind_inverse_offer"),
        (typeof(RescindResourceOffer), "rescind"),
        (typeof(ResourceOffers), "offers"),
        (typeof(StatusUpdate), "update"),
    ];

    private readonly Tally<Type> _calls = new();
    private readonly Tally<Type> _events = new();
    private readonly Tally<TaskState> _ended = new();
    private long _offersSent;

    public long Accepted { get; set; }

    public long Declined { get; set; }

    public void Called(IProtocolMessage call) => _calls.Add(call.GetType());

    public void Sent(IProtocolMessage message)
    {
        _events.Add(message.GetType());
        if (message is ResourceOffers { Offers.Count: var offers })
        {
            _offersSent += offers;
        }
    }

    public void Ended(TaskState state) => _ended.Add(state);

    public void Write(string prefix, MetricsSnapshot snapshot)
    {
        Write(snapshot, $"{prefix}/calls", _calls, Calls);
        Write(snapshot, $"{prefix}/events", _events, Events);
        snapshot.Add($"{prefix}/offers/sent", _offersSent);
        snapshot.Add($"{prefix}/offers/accepted", Accepted);
        snapshot.Add($"{prefix}/offers/declined", Declined);
        snapshot.Add($"{prefix}/offers/rescinded", _events[typeof(RescindResourceOffer)]);
        foreach (var state in TaskGauges.Terminal)
        {
            snapshot.Add($"{prefix}/tasks/terminal/{state.WireName().ToLowerInvariant()}", _ended[state]);
        }
    }

    private static void Write(MetricsSnapshot snapshot, string prefix, Tally<Type> counts, (Type Type, string Name)[] names)
    {
        snapshot.Add(prefix, names.Sum(known => counts[known.Type]));
        foreach (var same in names.GroupBy(known => known.Name, known => known.Type, StringComparer.Ordinal))
        {
            snapshot.Add($"{prefix}/{same.Key}", same.Sum(type => counts[type]));
        }
    }
}

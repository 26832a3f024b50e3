using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Offering;

/// <summary>One decision while it is being made: each event is applied at once, so that the next offer of the same message is judged after it.</summary>
/// <typeparam name="TPolicy">An immutable policy.</typeparam>
internal sealed class Turn<TPolicy>(TPolicy policy, Instant now)
    where TPolicy : IFrameworkPolicy
{
    private readonly List<IEvent> _events = [];
    private readonly List<SchedulerCall> _calls = [];
    private readonly List<Wake> _wakes = [];
    private readonly List<(double? RefuseSeconds, List<OfferId> Offers)> _declined = [];

    /// <summary>The policy after the events so far.</summary>
    public TPolicy Policy { get; private set; } = policy;

    public Instant Now { get; } = now;

    public void Happens(IEvent happened)
    {
        _events.Add(happened);
        Policy = (TPolicy)Policy.Apply(happened);
    }

    public void Calls(SchedulerCall call) => _calls.Add(call);

    public void Accepts(Offer offer, double refuseSeconds, params IReadOnlyList<Operation> operations) =>
        _calls.Add(new Accept([offer.Id], operations, refuseSeconds));

    /// <summary>Declines with Mesos's default of 5 s unless told otherwise. Offers declined for equally long go back in one call.</summary>
    public void Declines(Offer offer, double? refuseSeconds = null)
    {
        foreach (var (seconds, offers) in _declined)
        {
            if (seconds == refuseSeconds)
            {
                offers.Add(offer.Id);
                return;
            }
        }

        _declined.Add((refuseSeconds, [offer.Id]));
    }

    public void WantsToWake(TimeSpan after, string reason) => _wakes.Add(new Wake(after, reason));

    /// <summary>What was decided. Declines come first, so that a REVIVE takes their filters back too.</summary>
    public PolicyDecision End()
    {
        var calls = new List<SchedulerCall>(_declined.Count + _calls.Count);
        foreach (var (seconds, offers) in _declined)
        {
            calls.Add(new Decline(offers, seconds));
        }

        calls.AddRange(_calls);
        return _events.Count + calls.Count + _wakes.Count == 0 ? PolicyDecision.Nothing : new PolicyDecision(_events, calls, _wakes);
    }
}

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Frameworks.Tests.Support;

/// <summary>Runs a policy as a framework's process does: applies its events, keeps the durable ones, and loses the rest in a crash.</summary>
internal sealed class Host<TPolicy>(TPolicy born)
    where TPolicy : class, IFrameworkPolicy
{
    private readonly List<IEvent> _journal = [];

    public TPolicy Policy { get; private set; } = born;

    public IReadOnlyList<IEvent> Journal => _journal;

    /// <summary>What the policy did last.</summary>
    public PolicyDecision Decision { get; private set; } = PolicyDecision.Nothing;

    public IReadOnlyList<SchedulerCall> Calls => Decision.Calls;

    public PolicyDecision Sees(object happened, double atSeconds = 0)
    {
        Decision = Policy.Decide(happened, Make.At(atSeconds));
        foreach (var done in Decision.Events)
        {
            if (done.IsDurable)
            {
                _journal.Add(done);
            }

            Policy = (TPolicy)Policy.Apply(done);
        }

        return Decision;
    }

    public void Crashes(TPolicy reborn) =>
        Policy = (TPolicy)_journal.Aggregate((IFrameworkPolicy)reborn, (policy, happened) => policy.Apply(happened));
}

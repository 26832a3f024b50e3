using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <content>What can be read off the books, for endpoints that show them.</content>
public sealed partial class Master
{
    /// <summary>The frameworks that ended last, oldest first, with their tasks as they ended.</summary>
    public IReadOnlyCollection<FrameworkRecord> CompletedFrameworks => _books.CompletedRecords;

    /// <summary>The slaves of the registry that have not come back since this master took over.</summary>
    public IReadOnlyDictionary<SlaveId, SlaveInfo> RecoveredSlaves => _books.Recovered;

    /// <summary>The slaves that do not answer, and since when.</summary>
    public IReadOnlyDictionary<SlaveId, Instant> UnreachableSlaves => _books.Unreachable;

    /// <summary>The slaves of which nothing is offered, by the will of operators.</summary>
    public IReadOnlyDictionary<SlaveId, SlaveInactivity> InactiveSlaves => _books.Inactive;

    /// <summary>When it was elected.</summary>
    public Instant Elected => _elected;

    /// <summary>Its constants.</summary>
    public MasterSettings Settings => _books.Settings;

    /// <summary>Why a framework cannot become what a call says, as things are now; null where it can.</summary>
    public Refusal? Check(FrameworkRecord framework, UpdateFramework call)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(call);
        return _updates.Check(framework, call);
    }
}

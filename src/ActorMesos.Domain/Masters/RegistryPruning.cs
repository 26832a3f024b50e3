using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// The registry does not remember unreachable and gone slaves for ever (Mesos's <c>Master::doRegistryGc</c>, since 1.1): every 15 minutes
/// those are dropped that are too old, and the oldest of those that are too many.
/// </summary>
internal sealed class RegistryPruning(MasterBooks books)
{
    private readonly Dictionary<SlaveId, Instant> _gone = [];

    /// <summary>What the registry of a former master says.</summary>
    public void Recover(Registry registry, Instant now)
    {
        foreach (var (slave, since) in registry.Unreachable)
        {
            books.Unreachable.Add(slave, since);
        }

        foreach (var (slave, since) in registry.Gone)
        {
            books.Gone.Add(slave);
            Note(slave, since);
        }

        if (books.Settings.Semantics.RemovedSlavesReturn)
        {
            books.Agenda.Put(now + books.Settings.RegistryPruningInterval, PruningDue.Instance);
        }
    }

    public void Note(SlaveId gone, Instant since) => _gone[gone] = since;

    public void Due(Instant now)
    {
        books.Agenda.Put(now + books.Settings.RegistryPruningInterval, PruningDue.Instance);
        var (unreachable, gone) = (Outdated(books.Unreachable, now), Outdated(_gone, now));
        if (unreachable.Count + gone.Count > 0)
        {
            books.Outbox.Persist(new RegistryPruned(unreachable, gone));
        }
    }

    public void Pruned(RegistryPruned change)
    {
        foreach (var slave in change.Unreachable)
        {
            books.Unreachable.Remove(slave);
            books.Inactive.Remove(slave);
            foreach (var framework in books.Frameworks.Values)
            {
                framework.UnreachableOn(slave).ForEach(framework.ForgetUnreachable);
            }
        }

        foreach (var slave in change.Gone)
        {
            books.Gone.Remove(slave);
            _gone.Remove(slave);
        }
    }

    private List<SlaveId> Outdated(Dictionary<SlaveId, Instant> since, Instant now)
    {
        var surplus = since.Count - books.Settings.RegistryEntriesMost;
        return [.. since.OrderBy(entry => entry.Value).ThenBy(entry => entry.Key.Value, StringComparer.Ordinal)
            .Where((entry, place) => place < surplus || now - entry.Value > books.Settings.RegistryAgeMost)
            .Select(entry => entry.Key)
            .Where(slave => !books.Removing.Contains(slave))];
    }

    internal sealed class PruningDue
    {
        public static readonly PruningDue Instance = new();
    }
}

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// Frameworks that have something of a slave which goes for maintenance are asked to leave it, and say whether they will (Mesos's
/// <c>HierarchicalAllocatorProcess::generateInverseOffers</c> and <c>updateInverseOffer</c>). One stands per framework and slave.
/// </summary>
internal sealed class InverseOfferBook(MasterBooks books)
{
    private readonly OrderedDictionary<OfferId, InverseOffer> _open = [];
    private readonly Dictionary<(FrameworkId FrameworkId, SlaveId SlaveId), Instant> _refused = [];
    private readonly Dictionary<(FrameworkId FrameworkId, SlaveId SlaveId), InverseOfferAnswer> _answers = [];

    /// <summary>Those that stand, the earliest first.</summary>
    public IReadOnlyCollection<InverseOffer> Open => _open.Values;

    /// <summary>Asks all who have something of such a slave, and neither stand asked nor want not to be asked yet: as each run of the allocator does.</summary>
    public void Make(Instant now)
    {
        if (books.Machines.IsIdle)
        {
            return;
        }

        var made = new OrderedDictionary<FrameworkId, List<InverseOffer>>();
        foreach (var slave in books.SlavesInOrder().Where(slave => slave.IsConnected && !books.Inactive.ContainsKey(slave.Id)))
        {
            if (books.Machines.UnavailabilityOf(slave.Info.Hostname) is not { } unavailability)
            {
                continue;
            }

            foreach (var framework in HoldersOf(slave).Where(framework => IsToBeAsked(framework, slave.Id, now)))
            {
                var offer = new InverseOffer(books.NextOfferId(), framework.Id, slave.Id, unavailability);
                _open.Add(offer.Id, offer);
                made.TryAdd(framework.Id, []);
                made[framework.Id].Add(offer);
                if (books.Settings.OfferTimeout is { } timeout)
                {
                    books.Agenda.Put(now + timeout, new InverseOfferDue(offer.Id));
                }
            }
        }

        foreach (var (framework, offers) in made)
        {
            books.Outbox.Send(books.Frameworks[framework].Info.Node, new InverseOffers(offers));
        }
    }

    /// <summary>A framework answers; what is void or another's is ignored, as in Mesos.</summary>
    /// <param name="framework">Who.</param>
    /// <param name="offers">What it answers.</param>
    /// <param name="isAccepted">Whether it means to leave.</param>
    /// <param name="refusedUntil">Until when it is not asked again; null when it may be at once.</param>
    /// <param name="now">When.</param>
    public void Answer(FrameworkRecord framework, IReadOnlyList<OfferId> offers, bool isAccepted, Instant? refusedUntil, Instant now)
    {
        foreach (var id in offers)
        {
            if (_open.GetValueOrDefault(id) is not { } offer || offer.FrameworkId != framework.Id)
            {
                continue;
            }

            _open.Remove(id);
            _answers[(framework.Id, offer.SlaveId)] = new InverseOfferAnswer(framework.Id, isAccepted, now);
            if (refusedUntil is { } until)
            {
                _refused[(framework.Id, offer.SlaveId)] = until;
            }

            books.Outbox.Report(new InverseOfferAnswered(offer, isAccepted));
        }
    }

    /// <summary>What frameworks answered last of the slaves of a machine, by their ids.</summary>
    public IReadOnlyList<InverseOfferAnswer> AnswersOf(string hostname) =>
    [
        .. _answers.Where(answer => books.Slaves.GetValueOrDefault(answer.Key.SlaveId) is { } slave
                && string.Equals(slave.Info.Hostname, hostname, StringComparison.OrdinalIgnoreCase))
            .Select(answer => answer.Value).OrderBy(answer => answer.FrameworkId.Value, StringComparer.Ordinal),
    ];

    /// <summary>Something else is planned of the slave: whoever was asked or has answered is asked anew.</summary>
    public void Renew(SlaveId slave)
    {
        Rescind(slave);
        Forget(key => key.SlaveId == slave);
    }

    /// <summary>The slave is away, or nothing of it is to be offered: nobody is asked to leave it.</summary>
    public void Rescind(SlaveId slave) => Withdraw(offer => offer.SlaveId == slave, isTold: true);

    /// <summary>The framework is not asked any more, and its filters are void.</summary>
    /// <param name="framework">Who.</param>
    /// <param name="isTold">Whether it hears so.</param>
    public void Withdraw(FrameworkId framework, bool isTold)
    {
        Withdraw(offer => offer.FrameworkId == framework, isTold);
        Revive(framework);
    }

    /// <summary>The framework is gone, and with it what it answered.</summary>
    public void Remove(FrameworkId framework)
    {
        Withdraw(framework, isTold: false);
        Forget(key => key.FrameworkId == framework);
    }

    /// <summary>The framework takes back its filters.</summary>
    public void Revive(FrameworkId framework) => _refused.Keys.Where(key => key.FrameworkId == framework).ToList().ForEach(key => _refused.Remove(key));

    /// <summary>An inverse offer has stood for long enough.</summary>
    public void Due(InverseOfferDue due) => Withdraw(offer => offer.Id == due.Id, isTold: true);

    private bool IsToBeAsked(FrameworkRecord framework, SlaveId slave, Instant now) =>
        framework is { IsConnected: true, IsActive: true }
        && !_open.Values.Any(offer => offer.FrameworkId == framework.Id && offer.SlaveId == slave)
        && !(_refused.TryGetValue((framework.Id, slave), out var until) && now < until);

    /// <summary>Who has anything of the slave, be it offered or used.</summary>
    private IEnumerable<FrameworkRecord> HoldersOf(SlaveRecord slave) => slave.OfferList.Select(offer => offer.FrameworkId)
        .Concat(slave.TaskList.Where(task => !task.State.IsTerminal()).Select(task => task.FrameworkId))
        .Concat(slave.OperationList.Where(operation => operation.State is OperationState.Pending).Select(operation => operation.FrameworkId).OfType<FrameworkId>())
        .Distinct().OrderBy(id => id.Value, StringComparer.Ordinal)
        .Select(id => books.Frameworks.GetValueOrDefault(id)).OfType<FrameworkRecord>();

    private void Withdraw(Func<InverseOffer, bool> isMeant, bool isTold)
    {
        foreach (var offer in _open.Values.Where(isMeant).ToList())
        {
            _open.Remove(offer.Id);
            if (isTold && books.Frameworks.GetValueOrDefault(offer.FrameworkId) is { IsConnected: true } framework)
            {
                books.Outbox.Send(framework.Info.Node, new RescindInverseOffer(offer.Id));
            }
        }
    }

    private void Forget(Func<(FrameworkId FrameworkId, SlaveId SlaveId), bool> isMeant)
    {
        _refused.Keys.Where(isMeant).ToList().ForEach(key => _refused.Remove(key));
        _answers.Keys.Where(isMeant).ToList().ForEach(key => _answers.Remove(key));
    }

    internal sealed record InverseOfferDue(OfferId Id);
}

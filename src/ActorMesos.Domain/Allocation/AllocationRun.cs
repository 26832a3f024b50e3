namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>
/// One run over some slaves (Mesos's <c>__allocate</c>). Who comes first and may have anything of a slave is offered all of it that it
/// may have; with quotas there are two passes, the first for roles whose guarantee is not met.
/// </summary>
internal sealed class AllocationRun(AllocatorSettings settings, RoleTree roles, QuotaBook quotas, ulong draw)
{
    private const ulong FirstPass = 1;
    private const ulong SecondPass = 2;

    private readonly List<(ClientEntry Client, Resources Resources)> _grants = [];
    private readonly List<Allocation> _given = [];
    private readonly Dictionary<SlaveEntry, Resources> _shared = new(ReferenceEqualityComparer.Instance);

    private SemanticsProfile Semantics => settings.Semantics;

    public List<Allocation> Over(List<SlaveEntry> slaves)
    {
        if (!quotas.IsEmpty)
        {
            Pass(slaves, FirstPass, quotas.Guarantee);
            Pass(slaves, SecondPass, quotas.Leave);
        }
        else
        {
            Pass(slaves, SecondPass, static (_, offered) => offered);
        }

        return _given;
    }

    private void Pass(List<SlaveEntry> slaves, ulong pass, Func<string, Resources, Resources> portion)
    {
        var order = StableHash.Of(draw, pass);
        foreach (var slave in Candidates.Shuffled(slaves, order))
        {
            Serve(slave, StableHash.Of(order, (ulong)slave.Index), portion);
        }
    }

    /// <summary>The order of the roles is that from before the slave, whatever is given of it: shares are counted when it is done.</summary>
    private void Serve(SlaveEntry slave, ulong order, Func<string, Resources, Resources> portion)
    {
        foreach (var leaf in roles.InOrder(order))
        {
            var free = Free(slave);
            if (free.IsEmpty)
            {
                break;
            }

            var offered = Allocatable(free, leaf.Role);
            if (!offered.IsEmpty && portion(leaf.Role, offered) is { IsEmpty: false } part)
            {
                Offer(slave, leaf, part, StableHash.Of(order, leaf.Salt));
            }
        }

        foreach (var (client, resources) in _grants)
        {
            roles.Charge(client, resources, 1, counts: true);
        }

        _grants.Clear();
    }

    /// <summary>A shared volume is offered once in a run, though it is there for the next one again.</summary>
    private Resources Free(SlaveEntry slave) => slave.HasShared ? slave.Free - _shared.GetValueOrDefault(slave, Resources.Empty) : slave.Free;

    private Resources Allocatable(Resources free, string role) => Semantics.RolesAreHierarchical
        ? free.AllocatableTo(role)
        : free.AllocatableToExactly(role);

    private void Offer(SlaveEntry slave, RoleLeaf leaf, Resources part, ulong order)
    {
        if (slave.IsSpecial || leaf.Wishes > 0)
        {
            OfferOneByOne(slave, leaf, part, order);
        }
        else if (settings.MinimumOffer.Allows(part) && leaf.Clients.First(slave.Filters?.Refusing(part), order) is { } taker)
        {
            Give(slave, taker, part);
        }
    }

    /// <summary>Frameworks differ in what they may have of it, so that several may get something.</summary>
    private void OfferOneByOne(SlaveEntry slave, RoleLeaf leaf, Resources part, ulong order)
    {
        foreach (var client in leaf.Clients.InOrder(order))
        {
            var suited = Suited(slave, part, client.Framework);
            var minimum = client.Wish?.Minimum ?? settings.MinimumOffer;
            if (client.Wish?.Constraints?.Allow(slave.Info) != false && minimum.Allows(suited) && slave.Filters?.Refusing(suited)?.Contains(client.Index) != true)
            {
                Give(slave, client, suited);
                part -= suited;
            }
        }
    }

    /// <summary>What the framework understands of an offer.</summary>
    private Resources Suited(SlaveEntry slave, Resources offered, FrameworkEntry framework)
    {
        var suited = framework.Can(FrameworkCapabilities.RevocableResources) ? offered : offered.NonRevocable();
        if (!Semantics.OffersSuitCapabilities)
        {
            return suited;
        }

        if (settings.FilterGpus && slave.HasGpus && !framework.Can(FrameworkCapabilities.GpuResources))
        {
            return Resources.Empty;
        }

        suited = framework.Can(FrameworkCapabilities.SharedResources) ? suited : suited.NonShared();
        return framework.Can(FrameworkCapabilities.ReservationRefinement) ? suited : suited.Unrefined();
    }

    private void Give(SlaveEntry slave, ClientEntry client, Resources resources)
    {
        slave.Free -= resources;
        if (slave.HasShared)
        {
            _shared[slave] = _shared.GetValueOrDefault(slave, Resources.Empty) + resources.SharedOnes();
        }

        quotas.Given(client.Leaf.Role, resources);
        _grants.Add((client, resources));
        _given.Add(new Allocation(client.Framework.Id, client.Leaf.Role, slave.Id, resources));
    }
}

namespace ActorMesos.Domain.Resources;

public sealed partial class Resources
{
    /// <summary>What is reserved for nobody.</summary>
    public Resources Unreserved() => Select(0, static (resource, _) => resource.IsUnreserved);

    /// <summary>What is reserved for any role.</summary>
    public Resources Reserved() => Select(0, static (resource, _) => !resource.IsUnreserved);

    /// <summary>What is reserved for exactly this role; nothing is ever reserved for <c>*</c>.</summary>
    public Resources ReservedTo(string role) => Select(role, IsReservedTo);

    /// <summary>What may be offered to a role: unreserved, or reserved for it or for a role above it.</summary>
    public Resources AllocatableTo(string role) =>
        Select(role, static (resource, role) => resource.IsUnreserved || RoleName.IsSameOrUnder(role, resource.Role));

    /// <summary>What may be offered to a role where roles do not lie under one another: unreserved, or reserved for exactly it.</summary>
    public Resources AllocatableToExactly(string role) =>
        Select(role, static (resource, role) => resource.IsUnreserved || IsReservedTo(resource, role));

    /// <summary>All but what is reserved upon a reservation.</summary>
    public Resources Unrefined() => Select(0, static (resource, _) => resource.Reservations.Count <= 1);

    /// <summary>The persistent volumes.</summary>
    public Resources PersistentVolumes() => Select(0, static (resource, _) => resource.IsPersistentVolume);

    /// <summary>What the slave must remember over a restart: dynamic reservations and volumes.</summary>
    public Resources Checkpointed() => Select(0, static (resource, _) => resource.NeedsCheckpointing);

    /// <summary>What the slave may take back at any time.</summary>
    public Resources Revocable() => Select(0, static (resource, _) => resource.Revocable);

    /// <summary>What the slave cannot take back.</summary>
    public Resources NonRevocable() => Select(0, static (resource, _) => !resource.Revocable);

    /// <summary>The shared volumes.</summary>
    public Resources SharedOnes() => Select(0, static (resource, _) => resource.Shared);

    /// <summary>All but the shared volumes.</summary>
    public Resources NonShared() => Select(0, static (resource, _) => !resource.Shared);

    /// <summary>The entries of one name.</summary>
    public Resources Named(string name) =>
        Select(name, static (resource, name) => string.Equals(resource.Name, name, StringComparison.Ordinal));

    /// <summary>The sum of all scalars of one name, whatever they are reserved for; a shared volume counts once.</summary>
    public Scalar Total(string name)
    {
        var sum = Scalar.Zero;
        foreach (var entry in _entries)
        {
            if (string.Equals(entry.Name, name, StringComparison.Ordinal))
            {
                sum += entry.Value.Scalar;
            }
        }

        return sum;
    }

    /// <summary>All ranges of one name, whatever they are reserved for.</summary>
    public RangesValue TotalRanges(string name)
    {
        var sum = RangesValue.Empty;
        foreach (var entry in _entries)
        {
            if (string.Equals(entry.Name, name, StringComparison.Ordinal))
            {
                sum = sum.Union(entry.Value.Ranges);
            }
        }

        return sum;
    }

    /// <summary>The same resources with these reservations in the place of their own (Mesos's <c>flatten</c>).</summary>
    public Resources Flatten(ReservationStack reservations) =>
        Each(reservations, static (resource, reservations) => resource with { Reservations = reservations });

    /// <summary>The same resources with all their reservations taken off.</summary>
    public Resources ToUnreserved() => Reserved().IsEmpty ? this : Flatten(ReservationStack.Unreserved);

    /// <summary>The same resources with one more reservation on top of each.</summary>
    public Resources PushReservation(Reservation reservation) =>
        Each(reservation, static (resource, reservation) => resource.PushReservation(reservation));

    /// <summary>The same resources without the reservation in effect of each.</summary>
    public Resources PopReservation() => Reserved().IsEmpty ? this : Each(0, static (resource, _) => resource.PopReservation());

    private static bool IsReservedTo(Resource resource, string role) =>
        resource.Reservations.Top is { } top && string.Equals(top.Role, role, StringComparison.Ordinal);

    private Resources Each<TState>(TState state, Func<Resource, TState, Resource> change)
    {
        Mixture.Room room = default;
        var mixture = new Mixture([], room);
        foreach (var entry in _entries)
        {
            mixture.Add(change(entry, state));
        }

        return mixture.Settle(this);
    }

    private Resources Select<TState>(TState state, Func<Resource, TState, bool> isWanted)
    {
        var wanted = 0;
        foreach (var entry in _entries)
        {
            wanted += isWanted(entry, state) ? 1 : 0;
        }

        if (wanted == 0 || wanted == _entries.Length)
        {
            return wanted == 0 ? Empty : this;
        }

        var selected = new Resource[wanted];
        foreach (var entry in _entries)
        {
            if (isWanted(entry, state))
            {
                selected[^wanted--] = entry;
            }
        }

        return new Resources(selected);
    }
}

namespace ActorMesos.Domain.Resources;

/// <summary>
/// One resource of a slave, an offer or a task (<c>Resource</c>). Record equality compares every field; the algebra of
/// <see cref="Resources"/> compares as Mesos does, see <see cref="IsSameKindAs"/>.
/// </summary>
public sealed record Resource
{
    /// <summary>The role of unreserved resources.</summary>
    public const string AnyRole = "*";

    /// <summary><c>cpus</c>, <c>mem</c>, <c>disk</c>, <c>ports</c>, or any other name.</summary>
    public required string Name { get; init; }

    /// <summary>How much there is; <c>mem</c> and <c>disk</c> in megabytes.</summary>
    public required ResourceValue Value { get; init; }

    /// <summary>Whom it is reserved for; empty when unreserved.</summary>
    public ReservationStack Reservations { get; init; } = ReservationStack.Unreserved;

    /// <summary>What is special about a disk; null for plain disk and for everything else.</summary>
    public DiskInfo? Disk { get; init; }

    /// <summary>How many copies of a shared volume these are; 0 when it is not shared. Its size counts once, whatever the copies.</summary>
    public int ShareCount { get; init; }

    /// <summary>Whether the slave may take it back at any time.</summary>
    public bool Revocable { get; init; }

    /// <summary>Whether several tasks may use it at once; only volumes can be shared (since 1.1).</summary>
    public bool Shared
    {
        get => ShareCount > 0;
        init => ShareCount = value ? Math.Max(ShareCount, 1) : 0;
    }

    /// <summary>The role of the reservation in effect, or <see cref="AnyRole"/>.</summary>
    public string Role => Reservations.Top?.Role ?? AnyRole;

    /// <summary>Whether it is reserved for nobody.</summary>
    public bool IsUnreserved => Reservations.Count == 0;

    /// <summary>Whether the reservation in effect was made by a RESERVE operation.</summary>
    public bool IsDynamicallyReserved => Reservations.Top is { Type: ReservationType.Dynamic };

    /// <summary>Whether it is a persistent volume.</summary>
    public bool IsPersistentVolume => Disk?.Persistence is not null;

    /// <summary>
    /// Whether the slave must remember it over a restart: dynamic reservations and volumes, but not a static reservation.
    /// </summary>
    public bool NeedsCheckpointing => IsDynamicallyReserved || IsPersistentVolume;

    /// <summary>Whether there is nothing of it, or less.</summary>
    public bool IsEmpty => Value.IsEmpty;

    /// <summary>An amount of something, reserved statically for a role other than <see cref="AnyRole"/>.</summary>
    public static Resource Scalar(string name, Scalar amount, string role = AnyRole) => Of(name, ResourceValue.Of(amount), role);

    /// <summary>Ranges of numbers, such as ports.</summary>
    public static Resource Ranges(string name, RangesValue ranges, string role = AnyRole) => Of(name, ResourceValue.Of(ranges), role);

    /// <summary>A set of names.</summary>
    public static Resource Set(string name, SetValue items, string role = AnyRole) => Of(name, ResourceValue.Of(items), role);

    /// <summary>A value of any type, reserved statically for a role other than <see cref="AnyRole"/>.</summary>
    public static Resource Of(string name, ResourceValue value, string role = AnyRole) => new()
    {
        Name = name,
        Value = value,
        Reservations = string.Equals(role, AnyRole, StringComparison.Ordinal)
            ? ReservationStack.Unreserved
            : ReservationStack.Of(Reservation.Static(role)),
    };

    /// <summary>The same, reserved dynamically for a role and for nobody before it.</summary>
    public Resource WithDynamicReservation(string role, string? principal = null, Labels? labels = null) =>
        this with { Reservations = ReservationStack.Of(Reservation.Dynamic(role, principal, labels)) };

    /// <summary>The same with one more reservation on top, which is then in effect.</summary>
    public Resource PushReservation(Reservation reservation) => this with { Reservations = Reservations.Push(reservation) };

    /// <summary>The same without the reservation in effect.</summary>
    public Resource PopReservation() => IsUnreserved ? this : this with { Reservations = Reservations.Pop() };

    /// <summary>The same with no reservation.</summary>
    public Resource ToUnreserved() => IsUnreserved ? this : this with { Reservations = ReservationStack.Unreserved };

    /// <summary>The persistent volume made of this disk.</summary>
    public Resource WithVolume(string id, string containerPath, VolumeMode mode = VolumeMode.ReadWrite, string? principal = null) =>
        this with
        {
            Disk = new DiskInfo(new DiskPersistence(id, principal), new DiskVolume(containerPath, mode), Disk?.Source),
        };

    /// <summary>The disk that this volume was made of: neither persistent nor shared, still reserved.</summary>
    public Resource WithoutVolume() =>
        this with { Disk = Disk?.Source is { } source ? new DiskInfo(Source: source) : null, ShareCount = 0 };

    /// <summary>The same from another disk than the root disk.</summary>
    public Resource OnDisk(DiskSourceType type, string root) =>
        this with { Disk = (Disk ?? new DiskInfo()) with { Source = new DiskSource(type, root) } };

    /// <summary>The same with another amount.</summary>
    public Resource WithAmount(Scalar amount) => this with { Value = ResourceValue.Of(amount) };

    /// <summary>
    /// As much of it as an amount allows: all, part, or null when it must stay whole and is larger (Mesos's <c>shrink</c>).
    /// </summary>
    public Resource? ShrinkTo(Scalar most) =>
        Value.Scalar <= most ? this : ResourceAlgebra.MustStayWhole(this) || !Value.IsScalar ? null : WithAmount(most);

    /// <summary>
    /// Whether all but the amount agrees: name, type, every reservation, disk (see <see cref="DiskInfo.AreSame"/>), revocable, shared.
    /// </summary>
    public bool IsSameKindAs(Resource other) =>
        ReferenceEquals(this, other)
        || (string.Equals(Name, other.Name, StringComparison.Ordinal)
            && Revocable == other.Revocable
            && Shared == other.Shared
            && DiskInfo.AreSame(Disk, other.Disk)
            && Reservations.Equals(other.Reservations)
            && Value.Type == other.Value.Type);

    /// <summary>Whether kind and amount agree, however many copies of a shared volume there are: Mesos's equality of resources.</summary>
    public bool IsIdenticalTo(Resource other) => IsSameKindAs(other) && Value.Equals(other.Value);

    /// <inheritdoc/>
    public override string ToString() => ResourceText.Print(this);
}

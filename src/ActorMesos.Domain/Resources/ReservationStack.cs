using System.Collections;

namespace ActorMesos.Domain.Resources;

/// <summary>
/// The reservations of a resource, the broadest first; the last one is in effect (<c>Resource.reservations</c>, since 1.4). Empty
/// means unreserved.
/// </summary>
public sealed class ReservationStack : IReadOnlyList<Reservation>, IEquatable<ReservationStack>
{
    private readonly Reservation[] _reservations;

    private ReservationStack(Reservation[] reservations) => _reservations = reservations;

    /// <summary>No reservation.</summary>
    public static ReservationStack Unreserved { get; } = new([]);

    /// <summary>The given reservations, the broadest first.</summary>
    public static ReservationStack Of(params ReadOnlySpan<Reservation> reservations) =>
        reservations.IsEmpty ? Unreserved : new(reservations.ToArray());

    /// <inheritdoc/>
    public int Count => _reservations.Length;

    /// <inheritdoc/>
    public Reservation this[int index] => _reservations[index];

    /// <summary>The reservation in effect, or null when there is none.</summary>
    public Reservation? Top => _reservations.Length == 0 ? null : _reservations[^1];

    /// <summary>This stack with one more reservation on top.</summary>
    public ReservationStack Push(Reservation reservation) => new([.. _reservations, reservation]);

    /// <summary>This stack without its top; the empty stack stays as it is.</summary>
    public ReservationStack Pop() => _reservations.Length <= 1 ? Unreserved : new(_reservations[..^1]);

    /// <inheritdoc/>
    public bool Equals(ReservationStack? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other._reservations.Length != _reservations.Length)
        {
            return false;
        }

        for (var i = 0; i < _reservations.Length; i++)
        {
            if (!AreSame(_reservations[i], other._reservations[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReservationStack);

    /// <inheritdoc/>
    public override int GetHashCode() => _reservations.Length;

    /// <inheritdoc/>
    public IEnumerator<Reservation> GetEnumerator() => ((IEnumerable<Reservation>)_reservations).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The algebra compares stacks more often than anything else, and what the record generates takes twice as long.
    private static bool AreSame(Reservation left, Reservation right) =>
        ReferenceEquals(left, right)
        || (left.Type == right.Type
            && string.Equals(left.Role, right.Role, StringComparison.Ordinal)
            && string.Equals(left.Principal, right.Principal, StringComparison.Ordinal)
            && (ReferenceEquals(left.Labels, right.Labels) || (left.Labels is not null && left.Labels.Equals(right.Labels))));
}

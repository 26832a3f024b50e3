using System.Text.Json;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Wire;

/// <summary>
/// The reservations of a resource in the three forms that Mesos knows: role and reservation, the stack since 1.4, or both.
/// </summary>
internal static class ReservationJson
{
    private static readonly (string, ReservationType)[] Types = [("STATIC", ReservationType.Static), ("DYNAMIC", ReservationType.Dynamic)];

    public static ReservationStack Read(WireValue resource, string defaultRole)
    {
        var stack = resource.Optional("reservations");
        var reservations = stack.IsMissing ? ReservationStack.Unreserved : ReservationStack.Of([.. stack.Items().Select(ReadEntry)]);
        if (reservations.Count == 0)
        {
            // An empty stack is no stack on the wire: role and reservation count.
            return ReadRole(resource, defaultRole);
        }

        CheckAgreement(resource, reservations);
        return reservations;
    }

    /// <summary>Where both forms are given, as the endpoints answer, they must say the same.</summary>
    private static void CheckAgreement(WireValue resource, ReservationStack reservations)
    {
        var (role, reservation) = (resource.Optional("role"), resource.Optional("reservation"));
        if (role.IsMissing && reservation.IsMissing)
        {
            return;
        }

        if (reservations.Count > 1)
        {
            (role.IsMissing ? reservation : role).Refuse("cannot say what a stack of several 'reservations' says; leave it out");
        }
        else if (!ReadRole(resource, Resource.AnyRole).Equals(reservations))
        {
            resource.Optional("reservations").Refuse("does not agree with 'role' and 'reservation'; give one of the two, or both alike");
        }
    }

    public static void Write(Utf8JsonWriter writer, ReservationStack stack, ResourceForm form)
    {
        var isSayable = stack.Count == 0 || (stack.Count == 1 && IsSaidByRole(stack[0]));
        if (isSayable && form is not ResourceForm.Stack)
        {
            WriteRole(writer, stack);
        }

        if (!isSayable || (stack.Count == 1 && form is not ResourceForm.Role))
        {
            WriteStack(writer, stack);
        }
    }

    /// <summary>A static reservation for '*' is none that could be made, and is written so that whoever reads it can refuse it.</summary>
    private static bool IsSaidByRole(Reservation reservation) => reservation.Type is ReservationType.Dynamic
        || (reservation is { Principal: null, Labels: null } && !string.Equals(reservation.Role, Resource.AnyRole, StringComparison.Ordinal));

    private static void WriteRole(Utf8JsonWriter writer, ReservationStack stack)
    {
        writer.WriteString("role", stack.Top?.Role ?? Resource.AnyRole);
        if (stack.Top is { Type: ReservationType.Dynamic } reservation)
        {
            writer.WriteStartObject("reservation");
            WriteDetails(writer, reservation);
            writer.WriteEndObject();
        }
    }

    private static void WriteStack(Utf8JsonWriter writer, ReservationStack stack)
    {
        writer.WriteStartArray("reservations");
        foreach (var reservation in stack)
        {
            writer.WriteStartObject();
            writer.WriteString("type", Array.Find(Types, type => type.Item2 == reservation.Type).Item1);
            writer.WriteString("role", reservation.Role);
            WriteDetails(writer, reservation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ReservationStack ReadRole(WireValue resource, string defaultRole)
    {
        var role = resource.Optional("role").TextOrNull() ?? defaultRole;
        var reservation = resource.Optional("reservation");
        if (!reservation.IsMissing)
        {
            foreach (var name in (ReadOnlySpan<string>)["type", "role"])
            {
                if (!reservation.Optional(name).IsMissing)
                {
                    reservation.Optional(name).Refuse("belongs into 'reservations'; 'reservation' is always dynamic and for 'role'");
                }
            }

            return ReservationStack.Of(ReadDetails(reservation, ReservationType.Dynamic, role));
        }

        return string.Equals(role, Resource.AnyRole, StringComparison.Ordinal)
            ? ReservationStack.Unreserved
            : ReservationStack.Of(Reservation.Static(role));
    }

    private static Reservation ReadEntry(WireValue value) =>
        ReadDetails(value, value.Field("type").Choice(Types), value.Field("role").Text());

    private static Reservation ReadDetails(WireValue value, ReservationType type, string role) =>
        new(type, role, value.Optional("principal").TextOrNull(), ReadLabels(value.Optional("labels")));

    private static Labels? ReadLabels(WireValue value) => value.IsMissing
        ? null
        : Labels.Of([.. value.Optional("labels").Items().Select(ReadLabel)]);

    private static Label ReadLabel(WireValue value) => new(value.Field("key").Text(), value.Optional("value").TextOrNull());

    private static void WriteDetails(Utf8JsonWriter writer, Reservation reservation)
    {
        if (reservation.Principal is { } principal)
        {
            writer.WriteString("principal", principal);
        }

        if (reservation.Labels is { } labels)
        {
            WriteLabels(writer, labels);
        }
    }

    private static void WriteLabels(Utf8JsonWriter writer, Labels labels)
    {
        writer.WriteStartObject("labels");
        writer.WriteStartArray("labels");
        foreach (var label in labels)
        {
            writer.WriteStartObject();
            writer.WriteString("key", label.Key);
            if (label.Value is { } value)
            {
                writer.WriteString("value", value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

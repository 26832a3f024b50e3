using System.Text;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Resources;

/// <summary>
/// The text form of resources, <c>cpus:8;mem:16384;disk(hdfs):2048;ports:[1-5,8-9]</c>, as the flag <c>--resources</c> of a slave
/// takes it (Mesos's documentation, Attributes and Resources). A role in parentheses is a static reservation.
/// </summary>
public static class ResourceText
{
    /// <summary>Reads resources; an amount of zero is legal and adds nothing.</summary>
    /// <param name="text">Items <c>name(role):value</c> with semicolons between them.</param>
    /// <param name="defaultRole">The role of an item that names none.</param>
    public static Result<Resources> Parse(string text, string defaultRole = Resource.AnyRole)
    {
        var resources = new List<Resource>();
        foreach (var item in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parsed = ParseItem(item, defaultRole);
            if (parsed.IsRefused)
            {
                return parsed.Refusal;
            }

            resources.Add(parsed.Value);
            if (resources.Count > ResourceValidation.CountMost)
            {
                return Refuse(item, $"is one item too many; name {ResourceValidation.CountMost} at most");
            }
        }

        var sum = Resources.Of(resources);
        return (ValidateTypes(resources) ?? ValidateTotals(sum)) is { } refusal ? refusal : sum;
    }

    /// <summary>Refuses a resource of another type than one of the same name before it.</summary>
    internal static Refusal? ValidateTypes(IReadOnlyList<Resource> resources)
    {
        var types = new Dictionary<string, ResourceType>(StringComparer.Ordinal);
        return ResourceValidation.First(resources, resource =>
            types.TryAdd(resource.Name, resource.Value.Type) || types[resource.Name] == resource.Value.Type
                ? null
                : new Refusal(
                    "resources-one-type",
                    $"'{resource}' gives '{resource.Name}' another type of value than one before it; use one type for one name"));
    }

    /// <summary>Refuses resources of which there is more than a slave may have.</summary>
    internal static Refusal? ValidateTotals(Resources resources)
    {
        var totals = new Dictionary<string, Scalar>(StringComparer.Ordinal);
        return ResourceValidation.First(resources, resource =>
            (totals[resource.Name] = totals.GetValueOrDefault(resource.Name) + resource.Value.Scalar) <= Scalar.Largest
                ? null
                : new Refusal(
                    "resources-total",
                    $"'{resource}' brings '{resource.Name}' to more than {Scalar.Largest}, the most that one slave may have"));
    }

    /// <summary>
    /// Writes resources in ordinal order. What the text form cannot say is added so that nothing is lost to the reader, but
    /// <see cref="Parse"/> refuses it: <c>disk(hdfs, hdfs-principal)[hdfs-data-0:data]:2048</c>.
    /// </summary>
    public static string Print(Resources resources)
    {
        var items = new string[resources.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Print(resources[i]);
        }

        Array.Sort(items, StringComparer.Ordinal);
        return string.Join(';', items);
    }

    /// <summary>Writes one resource.</summary>
    public static string Print(Resource resource)
    {
        var text = new StringBuilder(resource.Name);
        foreach (var reservation in resource.Reservations)
        {
            Append(text, reservation);
        }

        if (resource.Disk is { } disk)
        {
            Append(text, disk);
        }

        text.Append(resource.Revocable ? "{REV}" : "").Append(resource.Shared ? $"<SHARED:{resource.ShareCount}>" : "");
        return text.Append(':').Append(resource.Value).ToString();
    }

    private static void Append(StringBuilder text, Reservation reservation)
    {
        text.Append('(').Append(reservation.Role);
        if (reservation.Type is ReservationType.Dynamic)
        {
            text.Append(", ").Append(reservation.Principal ?? "no principal").Append(reservation.Labels);
        }

        text.Append(')');
    }

    private static void Append(StringBuilder text, DiskInfo disk)
    {
        text.Append('[');
        if (disk.Source is { } source)
        {
            Append(text, source);
        }

        if (disk.Persistence is { } persistence)
        {
            text.Append(disk.Source is null ? "" : ",").Append(persistence.Id);
        }

        if (disk.Volume is { } volume)
        {
            text.Append(':').Append(volume.ContainerPath).Append(volume.Mode is VolumeMode.ReadOnly ? ":RO" : "");
        }

        text.Append(']');
    }

    private static void Append(StringBuilder text, DiskSource source)
    {
        text.Append(source.Type.ToString().ToUpperInvariant());
        if (source.Id is not null || source.Profile is not null)
        {
            text.Append('(').Append(source.Id).Append(',').Append(source.Profile).Append(')');
        }

        text.Append(':').Append(source.Root);
    }

    private static Result<Resource> ParseItem(string item, string defaultRole)
    {
        var parts = item.Split(':');
        if (parts.Length != 2)
        {
            return Refuse(item, "must have exactly one colon, as in 'cpus:8'");
        }

        var (name, role) = (parts[0].Trim(), defaultRole);
        var open = name.IndexOf('(', StringComparison.Ordinal);
        if (open >= 0)
        {
            if (name[^1] != ')')
            {
                return Refuse(item, "has mismatched parentheses; write the role as in 'disk(hdfs):2048'");
            }

            (name, role) = (name[..open].Trim(), name[(open + 1)..^1].Trim());
        }

        if (name.Length == 0 || name.AsSpan().ContainsAny(ValueText.Brackets) || role.AsSpan().ContainsAny(ValueText.Brackets))
        {
            return Refuse(item, "has no name, or brackets in its name or role; write 'cpus:8' or 'disk(hdfs):2048'");
        }

        if (RoleName.Validate(role) is { } badRole)
        {
            return badRole;
        }

        var value = ValueText.Parse(parts[1].Replace(" ", "", StringComparison.Ordinal));
        return value.IsRefused ? Refuse(item, value.Refusal.Reason) : Resource.Of(name, value.Value, role);
    }

    private static Refusal Refuse(string item, string reason) => new("resources-text", $"'{item}' {reason}");
}

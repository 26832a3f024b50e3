using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Wire;

/// <summary>A slave as a master's endpoints show it.</summary>
/// <param name="Hostname">Its hostname.</param>
/// <param name="Attributes">Its attributes in the form of its flag <c>--attributes</c>.</param>
/// <param name="Configured">What it is configured with, static reservations included.</param>
/// <param name="Checkpointed">The dynamic reservations and volumes that its disk holds.</param>
public sealed record SlaveReport(string Hostname, string Attributes, Resources.Resources Configured, Resources.Resources Checkpointed);

/// <summary>
/// The slaves that a master's <c>/state</c> or <c>/slaves</c> shows. Since 0.27 these list every resource with its reservations and its disk
/// (<c>reserved_resources_full</c>); before, only sums (<c>resources</c>), from which no reservation can be told.
/// </summary>
public static class SlavesJson
{
    /// <summary>Reads them.</summary>
    public static Result<IReadOnlyList<SlaveReport>> Parse(string json) =>
        WireDocument.Parse<IReadOnlyList<SlaveReport>>(json, value => [.. value.Field("slaves").Items().Select(Read)]);

    private static SlaveReport Read(WireValue slave)
    {
        var (configured, checkpointed) = (new List<Resource>(), new List<Resource>());
        foreach (var resource in Listed(slave) ?? [.. Sums(slave)])
        {
            if (resource.Revocable)
            {
                // What the slave lends of what its tasks do not use; it tells the master of that anew.
                continue;
            }

            var origin = resource.WithoutVolume();
            while (origin.IsDynamicallyReserved)
            {
                origin = origin.PopReservation();
            }

            configured.Add(origin);
            if (resource.NeedsCheckpointing)
            {
                checkpointed.Add(resource);
            }
        }

        return new(
            slave.Field("hostname").Text(),
            Attributes(slave.Optional("attributes")),
            Resources.Resources.Of([.. configured]),
            Resources.Resources.Of([.. checkpointed]));
    }

    private static List<Resource>? Listed(WireValue slave)
    {
        var (reserved, unreserved) = (slave.Optional("reserved_resources_full"), slave.Optional("unreserved_resources_full"));
        return reserved.IsMissing && unreserved.IsMissing ? null :
        [
            .. unreserved.IsMissing ? [] : ResourceJson.ReadList(unreserved),
            .. reserved.IsMissing ? [] : reserved.Fields().SelectMany(role => ResourceJson.ReadList(role.Value, role.Name)),
        ];
    }

    private static IEnumerable<Resource> Sums(WireValue slave)
    {
        foreach (var (name, value) in slave.Field("resources").Fields())
        {
            if (value.IsText)
            {
                var read = ResourceText.Parse($"{name}:{value.Text()}");
                if (read.IsRefused || read.Value.Any(resource => resource.Value.IsScalar))
                {
                    value.Refuse("must be ranges or a set, as in [31000-32000]");
                }

                foreach (var resource in read.IsRefused ? Resources.Resources.Empty : read.Value)
                {
                    yield return resource;
                }
            }
            else if (ValueJson.ReadScalar(value) is { Scalar: var amount } && amount > Scalar.Zero)
            {
                yield return Resource.Scalar(name, amount);
            }
        }
    }

    /// <summary>By name, as these endpoints have them, or as a list, as the messages of the protocol have.</summary>
    private static string Attributes(WireValue attributes) =>
        attributes.IsMissing ? ""
        : attributes.IsArray ? AttributesJson.Read(attributes)
        : string.Join(';', attributes.Fields().Select(field => $"{field.Name}:{AttributesJson.ReadPlain(field.Value)}"));
}

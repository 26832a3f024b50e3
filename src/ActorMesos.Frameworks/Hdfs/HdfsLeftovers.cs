using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>
/// What an offer shows of DataNodes that are not wanted: volumes that carry the service's name, and reservations of its role and
/// principal, of these no more than one DataNode has, since another framework may share both.
/// </summary>
internal static class HdfsLeftovers
{
    public static bool HasVolume(HdfsPolicy hdfs, Offer offer)
    {
        var owner = Owner.Of(hdfs.Framework);
        return offer.Resources.Any(resource => owner.OwnsVolume(resource) && HdfsNodes.IsOwnName(hdfs, resource));
    }

    /// <summary>The operations that clear them away, DESTROY before UNRESERVE; nothing when there are none.</summary>
    public static IReadOnlyList<Operation> Clearing(HdfsPolicy hdfs, Offer offer)
    {
        var owner = Owner.Of(hdfs.Framework);
        var volumes = new List<Resource>();
        var reserved = new List<Resource>();
        foreach (var resource in offer.Resources)
        {
            if (owner.OwnsVolume(resource) && HdfsNodes.IsOwnName(hdfs, resource))
            {
                volumes.Add(resource);
                reserved.Add(resource.WithoutVolume());
            }
            else if (owner.OwnsPlain(resource) && Share(hdfs.Settings, resource) is { } share)
            {
                reserved.Add(share);
            }
        }

        return volumes.Count > 0 ? [new Destroy(volumes), new Unreserve(reserved)]
            : reserved.Count > 0 ? [new Unreserve(reserved)]
            : [];
    }

    private static Resource? Share(HdfsSettings settings, Resource reserved)
    {
        var most = Scalar.FromWhole(reserved switch
        {
            { Name: "cpus" } => settings.Cpus,
            { Name: "mem" } => settings.MemMegabytes,
            { Name: "disk", Disk: null } => settings.DiskMegabytes,
            _ => 0,
        });
        return most == Scalar.Zero ? null : reserved.Value.Scalar > most ? reserved.WithAmount(most) : reserved;
    }
}

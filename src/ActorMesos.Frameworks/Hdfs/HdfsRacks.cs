using ActorMesos.Domain.Offers;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>How nodes are spread over the racks that the attributes of slaves name.</summary>
internal static class HdfsRacks
{
    private const string Rack = "rack:";

    /// <summary>The rack of an offer; empty where its slave does not say.</summary>
    public static string Of(Offer offer) =>
        offer.Attributes?.Split(';').FirstOrDefault(attribute => attribute.StartsWith(Rack, StringComparison.Ordinal)) is { } rack ? rack[Rack.Length..] : "";

    /// <summary>The offers in an order in which racks with few nodes of the role that is deployed next come first, and then take turns.</summary>
    public static IEnumerable<Offer> Spread(HdfsPolicy hdfs, IReadOnlyList<Offer> offers)
    {
        if (!hdfs.HasPrograms || offers.Count < 2 || HdfsRollout.Next(hdfs, static _ => false) is not var (role, _))
        {
            return offers;
        }

        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in hdfs.Nodes)
        {
            if (node.IsWanted && node.Role == role)
            {
                taken[node.Rack] = taken.GetValueOrDefault(node.Rack) + 1;
            }
        }

        return offers.Select(offer => (Offer: offer, Turn: taken[Of(offer)] = taken.GetValueOrDefault(Of(offer)) + 1))
            .OrderBy(entry => entry.Turn).Select(entry => entry.Offer).ToList();
    }
}

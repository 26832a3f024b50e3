using System.Globalization;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Http.Serving;

/// <summary>Where master and slaves of a served cluster say that they are.</summary>
public sealed class Cluster
{
    /// <summary>The places of a cluster's nodes.</summary>
    /// <param name="plan">What the cluster is made of.</param>
    /// <param name="host">The host of the master's endpoints.</param>
    /// <param name="port">Their port.</param>
    public Cluster(WorldPlan plan, string host, int port)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (Host, Port) = (host, port);
        Slaves = plan.Slaves.Select((slave, index) => new SlavePlace(slave, Ip(index + 1)))
            .GroupBy(place => place.Slave.Hostname, StringComparer.Ordinal)
            .ToDictionary(places => places.Key, places => places.First(), StringComparer.Ordinal);
    }

    /// <summary>The host of the master's endpoints.</summary>
    public string Host { get; }

    /// <summary>Their port.</summary>
    public int Port { get; }

    /// <summary>The slaves by their hostnames.</summary>
    public IReadOnlyDictionary<string, SlavePlace> Slaves { get; }

    /// <summary>The master's process as Mesos writes it: <c>master@127.0.0.1:5050</c>.</summary>
    public string Pid => string.Create(CultureInfo.InvariantCulture, $"master@{Host}:{Port}");

    private static string Ip(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"10.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}");
}

using System.Globalization;
using System.Text.Json;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Resources;
using ActorMesos.Http.Operator;

namespace ActorMesos.Http.Live;

/// <summary>How each slave of the cluster stands, by its hostname; only what has changed is told again. Used by the run's own thread alone.</summary>
internal sealed class LiveSlaves
{
    private readonly Dictionary<string, Standing> _told = new(StringComparer.Ordinal);

    /// <summary>Writes the slaves that stand otherwise than when this was done the last time.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="view">The master.</param>
    /// <param name="all">Whether those that have not changed are written as well.</param>
    public void Write(Utf8JsonWriter writer, MasterView view, bool all)
    {
        var known = view.Master.Slaves.Values.GroupBy(slave => slave.Info.Hostname, StringComparer.Ordinal).ToDictionary(slaves => slaves.Key, slaves => slaves.First(), StringComparer.Ordinal);
        writer.WriteStartArray("slaves");
        foreach (var hostname in view.Cluster.Slaves.Keys)
        {
            var now = known.TryGetValue(hostname, out var slave) ? Of(slave, view) : Standing.Away;
            if (all || !_told.TryGetValue(hostname, out var before) || before != now)
            {
                _told[hostname] = now;
                Write(writer, hostname, now, slave);
            }
        }

        writer.WriteEndArray();
    }

    private static Standing Of(SlaveRecord slave, MasterView view)
    {
        var (cpus, memory) = (Amount(slave.Total, "cpus"), Amount(slave.Total, "mem"));
        return new Standing(
            !slave.IsConnected ? "disconnected" : view.IsInactive(slave.Id) ? "inactive" : "up",
            slave.Tasks.Count,
            Share(Amount(slave.Used, "cpus"), cpus),
            Share(Amount(slave.Used, "mem"), memory),
            string.Join(',', slave.Total.Where(resource => resource.IsPersistentVolume).Select(volume => $"{volume.Role}/{volume.Disk!.Persistence!.Id}")),
            cpus);
    }

    private static void Write(Utf8JsonWriter writer, string hostname, Standing now, SlaveRecord? slave)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(hostname);
        writer.WriteStringValue(now.State);
        writer.WriteNumberValue(now.Tasks);
        writer.WriteNumberValue(now.CpusPercent);
        writer.WriteNumberValue(now.MemoryPercent);
        writer.WriteStringValue(slave is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{now.Cpus / 1000m} cpus"));
        writer.WriteStartArray();
        foreach (var volume in slave?.Total.Where(resource => resource.IsPersistentVolume) ?? [])
        {
            writer.WriteStartArray();
            writer.WriteStringValue($"{volume.Role}/{volume.Disk!.Persistence!.Id}");
            writer.WriteNumberValue(volume.Value.Scalar.Thousandths / 1000m);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
    }

    /// <summary>How much there is of a scalar, in thousandths.</summary>
    public static long Amount(IEnumerable<Resource> resources, string name)
    {
        var sum = 0L;
        foreach (var resource in resources)
        {
            sum += resource.Name == name && resource.Value.Type == ResourceType.Scalar ? resource.Value.Scalar.Thousandths : 0;
        }

        return sum;
    }

    private static int Share(long part, long whole) => whole == 0 ? 0 : (int)(100 * part / whole);

    private sealed record Standing(string State, int Tasks, int CpusPercent, int MemoryPercent, string Volumes, long Cpus)
    {
        public static Standing Away { get; } = new("away", 0, 0, 0, "", 0);
    }
}

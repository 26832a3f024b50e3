using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Service;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>
/// Which settings of a ring and of its clients contradict each other. A ring may have fewer nodes than replicas: then a row lies on all of
/// them, as in Cassandra, and only levels that need more are out of reach.
/// </summary>
internal static class CassandraConflicts
{
    private const long Mebibyte = 1024 * 1024;

    public static IEnumerable<SettingConflict> OfRing(FrameworkSettings ring)
    {
        var (replication, before) = (ring.Integer(CassandraType.Replication.Name), ring.Integer(CassandraType.Nodes.Name));
        foreach (var (at, nodes) in ServiceTargets.Parse(ring.Text(CassandraType.Targets.Name)).Value)
        {
            if (nodes > 0 && nodes < Math.Min(before, replication))
            {
                yield return new(
                    CassandraType.Targets.Name,
                    Text($"'{DurationText.Write(at)}:{nodes}', which leaves fewer nodes than replication-factor = {replication}"),
                    Text($"{replication} nodes or more, below which Cassandra decommissions none; or 0, when all go"));
            }

            before = nodes;
        }

        foreach (var conflict in ServiceConflicts.Late(ring, CassandraType.Targets, CassandraType.UninstallAt))
        {
            yield return conflict;
        }
    }

    public static IEnumerable<SettingConflict> OfClient(FrameworkSettings client, FrameworkSettings? ring)
    {
        ArgumentNullException.ThrowIfNull(ring);
        var (name, replication) = (client.Text(CassandraClientType.Ring.Name), ring.Integer(CassandraType.Replication.Name));
        var most = Counts(ring).Max();
        if (client.Integer(CassandraClientType.Replication.Name) is var own && own != replication)
        {
            yield return new(CassandraClientType.Replication.Name, Text($"{own}, where ring '{name}' has {replication}"), Text($"{replication}, as the ring"));
        }

        if (client.Integer(CassandraClientType.Nodes.Name) is var asked && asked > most)
        {
            yield return new(CassandraClientType.Nodes.Name, Text($"{asked}, where ring '{name}' never has more than {most}"), Numbers(1, most));
        }

        foreach (var level in new[] { CassandraClientType.Write, CassandraClientType.Read })
        {
            if (Consistencies.Named(client.Text(level.Name)).Of(replication) is var needed && needed > Math.Min(replication, most))
            {
                yield return new(
                    level.Name,
                    Text($"'{client.Text(level.Name)}', which needs {needed} replicas; ring '{name}' never has more than {Math.Min(replication, most)}"),
                    "a level that the ring can reach, or more nodes");
            }
        }

        var rows = (long)client.Integer(CassandraClientType.Clients.Name) * client.Integer(CassandraClientType.Keys.Name);
        var bytes = (decimal)rows * ring.Integer(CassandraType.RowBytes.Name);
        var least = Counts(ring).Where(static nodes => nodes > 0).DefaultIfEmpty(0).Min();
        if (bytes * Math.Min(replication, least) > (decimal)least * ring.Integer(CassandraType.Disk.Name) * Mebibyte)
        {
            yield return new(
                CassandraClientType.Keys.Name,
                Text($"{rows} rows in all, which with their replicas are more than {least} nodes with disk = {ring.Integer(CassandraType.Disk.Name)} hold"),
                "fewer or smaller rows, or more disk");
        }
    }

    /// <summary>How many nodes a ring has, before its first change and after each.</summary>
    private static IEnumerable<int> Counts(FrameworkSettings ring) =>
        ServiceTargets.Parse(ring.Text(CassandraType.Targets.Name)).Value.Select(static target => target.Count).Prepend(ring.Integer(CassandraType.Nodes.Name));

    private static string Numbers(int least, int most) => most < least ? "a ring that has nodes" : Text($"a whole number from {least} to {most}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

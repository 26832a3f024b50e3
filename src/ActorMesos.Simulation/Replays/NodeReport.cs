using System.Globalization;
using System.Text.Json;
using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Masters;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Replays;

/// <summary>What a node is at an instant, in words, as somebody who looks for a mistake wants it.</summary>
public static class NodeReport
{
    private const int ValueMost = 160;

    /// <summary>The lines about the node. The world stands between two steps, and should not go on afterwards.</summary>
    public static IReadOnlyList<string> Of(World world, NodeName node)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (!world.IsUp(node))
        {
            return [$"{node} is down"];
        }

        if (world.Ask<SlaveState>(node, GetSlave.Instance) is { } slave)
        {
            return [.. Slave(node, slave)];
        }

        if (world.Ask<Master>(node, GetMaster.Instance) is { } master)
        {
            return [.. Master(node, master)];
        }

        return world.Ask<IFrameworkPolicy>(node, GetFramework.Instance) is { } policy
            ? [.. Framework(node, policy)]
            : [$"{node} is up, and says nothing of itself at this instant: it waits for its disk, or for a master to lead"];
    }

    private static IEnumerable<string> Slave(NodeName node, SlaveState slave)
    {
        yield return $"slave {node}, {(slave.Id is { } id ? $"id {id}" : "without an id")}, {(slave.IsShutDown ? "shut down" : slave.IsRegistered ? "registered" : "not registered")}";
        yield return $"  resources     {ResourceText.Print(slave.Info.Resources)}";
        yield return $"  reservations  {Or(ResourceText.Print(slave.Checkpointed), "none")}";
        foreach (var (folder, content) in slave.Contents)
        {
            var isVolume = slave.Checkpointed.PersistentVolumes().Any(volume => string.Equals(VolumeContent.Folder(volume), folder, StringComparison.Ordinal));
            yield return $"  volume        {folder}{(isVolume ? "" : " (destroyed)")} holds {Or(content.ToString(), "nothing")}";
        }

        foreach (var task in slave.Tasks)
        {
            yield return $"  task          {task.Info.Id} of {task.FrameworkId}, {task.State.WireName()}{(task.IsKilled ? ", being killed" : "")}; {ResourceText.Print(task.Info.Resources)}";
            foreach (var update in task.Updates)
            {
                yield return $"    not acknowledged: {update.State.WireName()} of {update.At}";
            }
        }

        foreach (var operation in slave.Operations)
        {
            yield return $"  operation     {operation.Operation.Type} is {operation.Status.State}, not acknowledged";
        }
    }

    private static IEnumerable<string> Master(NodeName node, Master master)
    {
        yield return $"master {node}, id {master.Id}";
        foreach (var slave in master.Slaves.Values.OrderBy(slave => slave.Id.Value, StringComparer.Ordinal))
        {
            yield return $"  slave         {slave.Info.Node}, {slave.Id}, {(slave.IsConnected ? "connected" : "disconnected")}; has {Or(ResourceText.Print(slave.Total), "nothing")}; uses {Or(ResourceText.Print(slave.Used), "nothing")}";
            foreach (var task in slave.Tasks)
            {
                yield return $"    task {task.Info.Id} of {task.FrameworkId}, {task.State.WireName()}";
            }

            foreach (var offer in slave.Offers)
            {
                yield return $"    offer {offer.Id} to {offer.FrameworkId}: {ResourceText.Print(offer.Resources)}";
            }
        }

        foreach (var framework in master.Frameworks.Values.OrderBy(framework => framework.Id.Value, StringComparer.Ordinal))
        {
            yield return $"  framework     {framework.Info.Node}, {framework.Id}, {(framework.IsConnected ? "connected" : "disconnected")}; role {string.Join(", ", framework.Info.Roles())}";
        }
    }

    private static IEnumerable<string> Framework(NodeName node, IFrameworkPolicy policy)
    {
        yield return $"framework {node}, {(policy.IsDone ? "done" : policy.IsHealthy ? "serves" : "does not serve")}";
        foreach (var property in JsonSerializer.SerializeToElement(policy, policy.GetType(), RecordingJson.Options).EnumerateObject())
        {
            if (property.Name is "is_done" or "is_healthy")
            {
                continue;
            }

            if (property.Value.ValueKind is JsonValueKind.Array && property.Value.GetArrayLength() > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  {property.Name}: {property.Value.GetArrayLength()}");
                foreach (var entry in property.Value.EnumerateArray())
                {
                    yield return $"    {Short(entry.GetRawText())}";
                }
            }
            else
            {
                yield return $"  {property.Name}: {Short(property.Value.GetRawText())}";
            }
        }
    }

    private static string Or(string text, string nothing) => text.Length == 0 ? nothing : text;

    private static string Short(string text) => text.Length <= ValueMost ? text : text[..ValueMost] + "...";
}

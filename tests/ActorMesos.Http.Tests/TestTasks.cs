using System.Text.Json.Nodes;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Simulation.Serving;

namespace ActorMesos.Http.Tests;

/// <summary>Operations of schedulers, and what they are made of.</summary>
internal static class TestTasks
{
    public static JsonObject Scalar(string name, double amount) => new()
    {
        ["name"] = name,
        ["type"] = "SCALAR",
        ["scalar"] = new JsonObject { ["value"] = amount },
    };

    public static JsonObject Reserved(double disk, string role = "hdfs")
    {
        var resource = Scalar("disk", disk);
        resource["role"] = role;
        resource["reservation"] = new JsonObject { ["principal"] = "ops" };
        return resource;
    }

    public static JsonObject Volume(double disk, string id)
    {
        var resource = Reserved(disk);
        resource["disk"] = new JsonObject
        {
            ["persistence"] = new JsonObject { ["id"] = id, ["principal"] = "ops" },
            ["volume"] = new JsonObject { ["container_path"] = "data", ["mode"] = "RW" },
        };
        return resource;
    }

    public static JsonObject Operation(string type, string field, params JsonNode[] items) => new()
    {
        ["type"] = type,
        [type.ToLowerInvariant()] = new JsonObject { [field] = new JsonArray(items) },
    };

    public static JsonObject Launch(JsonNode offer, string id, string command, params JsonNode[] more) => Operation("LAUNCH", "task_infos", new JsonObject
    {
        ["name"] = id,
        ["task_id"] = new JsonObject { ["value"] = id },
        ["agent_id"] = offer["agent_id"]!.DeepClone(),
        ["command"] = new JsonObject { ["value"] = command, ["shell"] = true },
        ["resources"] = new JsonArray([Scalar("cpus", 1), Scalar("mem", 128), .. more]),
        ["labels"] = null,
    });

    /// <summary>Whether an offer holds a volume.</summary>
    public static bool HasVolume(JsonNode offer, string id) =>
        offer["resources"]!.AsArray().Any(resource => (string?)resource!["disk"]?["persistence"]?["id"] == id);

    /// <summary>Many megabytes of messages for one framework.</summary>
    public static void Flood(ServedRun run, string frameworkId)
    {
        var node = run.Master()!.Frameworks[new FrameworkId(frameworkId)].Info.Node;
        var (from, to) = (run.World.Network.Node("node-1"), run.World.Network.Node(node.Value));
        for (var i = 0; i < 40; i++)
        {
            run.World.Network.Send(from, to, new ExecutorToFramework(new FrameworkId(frameworkId), new SlaveId("s"), new ExecutorId("e"), new string('x', 1 << 20)));
        }
    }
}

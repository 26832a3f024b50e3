using System.Text.Json.Nodes;
using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>What the slaves have, what is reserved for each role, and what the tasks of each role hold, over time.</summary>
/// <param name="grid">The columns.</param>
public sealed class AllocationWatch(TimeGrid grid) : ISection
{
    private static readonly string[] Kinds = ["cpus", "mem", "disk"];

    private readonly SortedDictionary<string, StepCurve> _curves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Role, IReadOnlyList<PrintedResource> Resources)> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<PrintedResource>> _checkpointed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<PrintedResource>> _slaves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _roles = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "allocation";

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var node = line.To ?? "";
        switch (line.Kind)
        {
            case "FrameworkJoined" when line.IsChange:
                _roles[line.Text("framework_id")] = line.Text("framework", "role");
                break;
            case "SlaveJoined" when line.IsChange && _slaves.TryAdd(line.Text("slave", "node"), line.Resources("slave", "resources")):
                Add(line.At, "all", "total", _slaves[line.Text("slave", "node")], 1);
                break;
            case "ResourcesCheckpointed" when line.IsChange:
                Reserved(line.At, _checkpointed.GetValueOrDefault(node, []), -1);
                _checkpointed[node] = line.Resources("target");
                Reserved(line.At, _checkpointed[node], 1);
                break;
            case "TaskLaunched" when line.IsChange:
                Launched(line, node);
                break;
            case "TaskUpdated" when line.IsChange && line.Text("status", "state") is not ("Staging" or "Starting" or "Running" or "Killing" or "Unreachable"):
                Ended(line.At, $"{node}|{line.Text("status", "task_id")}");
                break;
            case "SlaveRebooted" or "SlaveDiskReplaced" or "SlaveShutDown" when line.IsChange:
                EndAll(line.At, key => key.StartsWith(node + "|", StringComparison.Ordinal));
                break;
            case "PowerFailed":
                EndAll(line.At, _ => true);
                break;
        }
    }

    /// <inheritdoc/>
    public JsonNode Print()
    {
        var rows = new JsonArray();
        foreach (var (key, curve) in _curves)
        {
            var parts = key.Split('|');
            rows.Add(curve.PrintInto(new JsonObject { ["what"] = parts[0], ["role"] = parts[1], ["resource"] = parts[2] }));
        }

        return rows;
    }

    private void Launched(EventLine line, string node)
    {
        var key = $"{node}|{line.Text("task", "id")}";
        Ended(line.At, key);
        var held = line.Resources("task", "resources");
        _tasks[key] = (_roles.GetValueOrDefault(line.Text("framework_id"), "?"), held);
        Add(line.At, "used", _tasks[key].Role, held, 1);
    }

    private void Ended(long at, string key)
    {
        if (_tasks.Remove(key, out var task))
        {
            Add(at, "used", task.Role, task.Resources, -1);
        }
    }

    private void EndAll(long at, Func<string, bool> isMeant)
    {
        foreach (var key in _tasks.Keys.Where(isMeant).ToList())
        {
            Ended(at, key);
        }
    }

    private void Reserved(long at, IReadOnlyList<PrintedResource> resources, int sign)
    {
        foreach (var role in resources.Where(resource => resource.IsReserved).GroupBy(resource => resource.Role, StringComparer.Ordinal))
        {
            Add(at, "reserved", role.Key, [.. role], sign);
        }
    }

    private void Add(long at, string what, string role, IReadOnlyList<PrintedResource> resources, int sign)
    {
        foreach (var kind in Kinds)
        {
            var amount = resources.Where(resource => string.Equals(resource.Name, kind, StringComparison.Ordinal)).Sum(resource => resource.Amount);
            if (amount > 0)
            {
                var key = $"{what}|{role}|{kind}";
                if (!_curves.TryGetValue(key, out var curve))
                {
                    _curves.Add(key, curve = new StepCurve(grid));
                }

                curve.Add(at, sign * amount);
            }
        }
    }
}

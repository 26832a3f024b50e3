using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>Bands of what was broken: faults, crashed nodes, no power.</summary>
/// <param name="timeline">Where they go.</param>
public sealed class FaultWatch(Timeline timeline) : IWatch
{
    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Event is not "fault")
        {
            return;
        }

        var node = line.Text("node");
        switch (line.Kind)
        {
            case "FaultSetIn":
                Begin(line, $"{line.Text("kind")}: {line.Text("what")}", "", line.Text("kind"));
                break;
            case "FaultHealed":
                timeline.End(Key($"{line.Text("kind")}: {line.Text("what")}"), line.At);
                break;
            case "NodeCrashed" or "LeaderCrashed" or "SlaveStopped":
                timeline.Begin($"down|{node}", new Span("down", node, node, line.Kind is "SlaveStopped" ? "stopped" : "crashed", line.At, null));
                break;
            case "NodeRestarted":
                timeline.End($"down|{node}", line.At);
                break;
            case "PowerFailed":
                Begin(line, "power: everything is off", "", "power");
                break;
            case "PowerReturned":
                timeline.End(Key("power: everything is off"), line.At);
                timeline.EndAll(line.At, span => span.Lane is "down");
                break;
            case "EverythingHealed":
                timeline.EndAll(line.At, span => span.Lane is "fault");
                break;
        }
    }

    private void Begin(EventLine line, string name, string node, string state) =>
        timeline.Begin(Key(name), new Span("fault", node, name, state, line.At, null));

    private static string Key(string name) => $"fault|{name}";
}

using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>Marks for what happens at one instant: failovers, slaves that come back, that are given up or sent away, the end of all faults.</summary>
/// <param name="timeline">Where they go.</param>
public sealed class MarkWatch(Timeline timeline) : IWatch
{
    private const int Most = 2000;

    private int _elected;

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        switch (line.Kind)
        {
            case "MasterElected" when line.IsChange:
                Add(line, line.To ?? "", _elected++ == 0 ? "the first master leads" : "failover: another master leads");
                break;
            case "SchedulerReplaced":
                Add(line, line.Text("framework"), "failover: another scheduler of the framework");
                break;
            case "FrameworkJoined" when line.IsChange && line.Flag("is_back"):
                Add(line, line.Text("framework", "node"), "the framework is back");
                break;
            case "SlaveRemoved" or "SlaveMadeUnreachable" when line.IsChange:
                Add(line, "", $"slave {line.Text("slave_id")} is given up: {line.Text("reason")}");
                break;
            case "SlaveShutDown" when line.IsChange:
                Add(line, line.To ?? "", $"the slave ends: {line.Text("reason")}");
                break;
            case "SlaveRecovered" or "SlaveRebooted" or "SlaveDiskReplaced" when line.IsChange:
                Add(line, line.To ?? "", line.Kind is "SlaveRecovered" ? "the slave has read what it had kept" : line.Kind is "SlaveRebooted" ? "the host booted" : "the disk is a new one");
                break;
            case "EverythingHealed":
                Add(line, "", "everything is healed; from here on all that is expected must come to pass");
                break;
        }
    }

    private void Add(EventLine line, string node, string text)
    {
        if (timeline.Marks.Count < Most)
        {
            timeline.Marks.Add(new Mark(line.At, node, line.Kind, text, line.Number));
        }
    }
}

using System.Text.Json;
using ActorMesos.Reports.Lines;
using ActorMesos.Reports.Watches;

namespace ActorMesos.Reports.Traces;

/// <summary>Gives each host a process and each of its tracks a thread, in the order in which they come up.</summary>
internal sealed class TraceTracks
{
    private readonly Dictionary<string, int> _processes = new(StringComparer.Ordinal) { ["faults"] = 1 };
    private readonly Dictionary<string, (int Process, int Thread)> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<long>> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _threads = [];
    private readonly List<(int Process, int Thread, string Name)> _names = [];

    /// <summary>Where what happens at a node is shown.</summary>
    public (int Process, int Thread) OfNode(string node)
    {
        if (!_nodes.TryGetValue(node, out var track))
        {
            track = New(EventLine.HostOf(node), node);
            _nodes.Add(node, track);
        }

        return track;
    }

    /// <summary>Where something that lasts is shown: what overlaps never shares a thread.</summary>
    public (int Process, int Thread) OfSpan(Span span, long to)
    {
        var host = span.Lane is "fault" ? "faults" : EventLine.HostOf(span.Node);
        var lanes = span.Lane switch { "task" => "tasks", "volume" => "volumes", "down" => "down", _ => "faults" };
        var key = $"{host}|{lanes}";
        if (!_ends.TryGetValue(key, out var ends))
        {
            _ends.Add(key, ends = []);
        }

        var lane = ends.FindIndex(end => end <= span.From);
        if (lane < 0)
        {
            lane = ends.Count;
            ends.Add(0);
        }

        ends[lane] = to;
        return OfLane(host, lane == 0 ? lanes : FormattableString.Invariant($"{lanes} {lane + 1}"));
    }

    /// <summary>Writes what the processes and threads are called.</summary>
    public void WriteNames(Utf8JsonWriter json)
    {
        foreach (var (host, process) in _processes)
        {
            Write(json, "process_name", process, 0, host);
        }

        foreach (var (process, thread, name) in _names)
        {
            Write(json, "thread_name", process, thread, name);
        }
    }

    private (int Process, int Thread) OfLane(string host, string lane)
    {
        var key = $"{host}|{lane}";
        if (!_nodes.TryGetValue(key, out var track))
        {
            track = New(host, lane);
            _nodes.Add(key, track);
        }

        return track;
    }

    private (int Process, int Thread) New(string host, string name)
    {
        if (!_processes.TryGetValue(host, out var process))
        {
            _processes.Add(host, process = _processes.Count + 1);
        }

        var thread = _threads[process] = _threads.GetValueOrDefault(process) + 1;
        _names.Add((process, thread, name));
        return (process, thread);
    }

    private static void Write(Utf8JsonWriter json, string what, int process, int thread, string name)
    {
        json.WriteStartObject();
        json.WriteString("ph", "M");
        json.WriteString("name", what);
        json.WriteNumber("pid", process);
        json.WriteNumber("tid", thread);
        json.WriteStartObject("args");
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

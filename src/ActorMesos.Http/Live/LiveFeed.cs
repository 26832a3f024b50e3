using System.Text.Json;
using ActorMesos.Domain.Time;
using ActorMesos.Http.Operator;
using ActorMesos.Http.Pacing;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Simulation.Serving;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Http.Live;

/// <summary>
/// Tells live pages how everything stands, and then, twice a second, what has changed. One picture is drawn for all of them, and less often
/// where it takes long. Used by the run's own thread alone.
/// </summary>
/// <param name="settings">How much may wait for a page that reads slowly.</param>
/// <param name="pace">How virtual time follows the wall clock.</param>
/// <param name="cluster">Where the slaves are.</param>
internal sealed class LiveFeed(FrontDoorSettings settings, Pace pace, Func<Cluster> cluster) : IObserver
{
    private const int FramesASecond = 2;
    private const int RestAfterFrame = 10;

    private readonly List<RecordPump<byte[]>> _listeners = [];
    private readonly LiveSpans _spans = new();
    private readonly LiveSlaves _slaves = new();
    private readonly LiveSamples _samples = new();
    private long _next;

    // Who came while no master led has been told of no slave.
    private bool _owesSlaves;

    /// <summary>How many listen.</summary>
    public int Listeners => _listeners.Count;

    /// <summary>Another page listens, and is told first how everything stands. Of too many the first is cut off.</summary>
    public RecordPump<byte[]> Listen(ServedRun run)
    {
        // What this one is told of as it stands now, the others have to be told as a change.
        Draw(run);
        var listener = new RecordPump<byte[]>(settings.EventsWaitingMost, settings.Heartbeat, writer => writer.WriteNullValue());
        if (_listeners.Count >= settings.StreamsMost)
        {
            _listeners[0].Complete();
            _listeners.RemoveAt(0);
        }

        listener.Add(Frame(run, isFirst: true));
        _listeners.Add(listener);
        return listener;
    }

    /// <summary>A page listens no longer.</summary>
    public bool Leave(RecordPump<byte[]> listener) => _listeners.Remove(listener);

    /// <summary>Draws another picture, where one is due.</summary>
    public void Tell(ServedRun run)
    {
        var began = Pace.Clock();
        if (began < _next)
        {
            return;
        }

        Draw(run);
        var ended = Pace.Clock();
        _next = Math.Max(began + (Pace.ClockSecond / FramesASecond), ended + (RestAfterFrame * (ended - began)));
    }

    /// <summary>Every stream ends.</summary>
    public void Close() => _listeners.ForEach(listener => listener.Complete());

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened) => _spans.Saw(at, node, happened);

    private void Draw(ServedRun run)
    {
        var frame = Frame(run, isFirst: false);
        _listeners.ForEach(listener => listener.Add(frame));
    }

    private byte[] Frame(ServedRun run, bool isFirst) => CallDocument.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("at", Seconds(new Instant(run.Now.Ticks)));
        writer.WriteNumber("speed", pace.Speed);
        writer.WriteBoolean("paused", pace.IsPaused);
        writer.WriteNumber("slipped", (double)pace.Slipped.Ticks / TimeSpan.TicksPerSecond);
        if (isFirst)
        {
            writer.WriteString("scenario", run.Scenario.Name);
            writer.WriteNumber("seed", run.Scenario.Seed);
            writer.WriteString("semantics", run.Scenario.Semantics.Name);
            writer.WriteNumber("started", Seconds(new Instant(run.StartedAt.Ticks)));
        }

        Texts(writer, "faults", run.FaultsInForce);
        Texts(writer, "broken", run.Invariants.Where(invariant => invariant.Message is not null).Select(invariant => $"{invariant.Name}: {invariant.Message}"));
        writer.WriteNumber("invariants", run.Invariants.Count);
        writer.WriteStartArray("spans");
        foreach (var span in isFirst ? _spans.All : _spans.TakeChanged())
        {
            Write(writer, span);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("has_master", run.Master() is not null);
        _owesSlaves |= isFirst && run.Master() is null;
        if (run.Master() is { } master)
        {
            Write(writer, new MasterView(master, run, cluster(), new Dictionary<string, string>(StringComparer.Ordinal)), isFirst);
        }

        writer.WriteEndObject();
    });

    private void Write(Utf8JsonWriter writer, MasterView view, bool isFirst)
    {
        writer.WriteStartArray("samples");
        foreach (var sample in isFirst ? _samples.All : [_samples.Take(view)])
        {
            LiveSamples.Write(writer, sample);
        }

        writer.WriteEndArray();
        _slaves.Write(writer, view, isFirst || _owesSlaves);
        _owesSlaves = false;
        writer.WriteStartArray("frameworks");
        foreach (var framework in view.Frameworks())
        {
            writer.WriteStartObject();
            writer.WriteString("name", framework.Info.Name);
            writer.WriteString("id", framework.Id.Value);
            writer.WriteString("roles", string.Join(", ", framework.Info.Roles()));
            writer.WriteBoolean("connected", framework.IsConnected);
            writer.WriteNumber("tasks", framework.PresentTasks.Count());
            writer.WriteNumber("offers", framework.PresentOffers.Count);
            writer.WriteNumber("completed", framework.CompletedTasks.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, LiveSpan span)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(span.Number);
        writer.WriteStringValue(span.Lane);
        writer.WriteStringValue(span.Node);
        writer.WriteStringValue(span.Name);
        writer.WriteNumberValue(Seconds(span.From));
        if (span.To is { } to)
        {
            writer.WriteNumberValue(Seconds(to));
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static double Seconds(Instant at) => (double)at.Ticks / TimeSpan.TicksPerSecond;
}

using System.Text.Json;
using ActorMesos.Domain.Time;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Http.Control;

/// <summary>Tells whoever listens what happens in the simulation: messages that arrive, states that change, faults. Used by the run's own thread alone.</summary>
internal sealed class EventFeed(FrontDoorSettings settings) : IObserver
{
    private readonly List<RecordPump<Happened>> _listeners = [];

    /// <summary>How many listen.</summary>
    public int Listeners => _listeners.Count;

    /// <summary>Somebody listens from now on. Of too many the first is cut off.</summary>
    public RecordPump<Happened> Listen()
    {
        if (_listeners.Count >= settings.StreamsMost)
        {
            _listeners[0].Complete();
            _listeners.RemoveAt(0);
        }

        var listener = new RecordPump<Happened>(settings.EventsWaitingMost, settings.Heartbeat, writer => writer.WriteNullValue());
        _listeners.Add(listener);
        return listener;
    }

    /// <summary>Somebody listens no longer.</summary>
    public bool Leave(RecordPump<Happened> listener) => _listeners.Remove(listener);

    /// <summary>Every stream ends.</summary>
    public void Close() => _listeners.ForEach(listener => listener.Complete());

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened) => _listeners.ForEach(listener => listener.Add(new Happened(at, node, happened)));

    /// <summary>Something that happened.</summary>
    internal readonly record struct Happened(Instant At, string Node, object What)
    {
        /// <summary>Writes it as a recording does.</summary>
        public void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteNumber("at", (decimal)At.Ticks / TimeSpan.TicksPerSecond);
            writer.WriteString("node", Node);
            writer.WriteString("kind", What.GetType().Name);
            writer.WritePropertyName("payload");
            JsonSerializer.Serialize(writer, What, What.GetType(), RecordingJson.Options);
            writer.WriteEndObject();
        }
    }
}

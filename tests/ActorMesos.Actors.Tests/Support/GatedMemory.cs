using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;

namespace ActorMesos.Actors.Tests.Support;

/// <summary>Holds the writes of an actor system back, or refuses them.</summary>
internal sealed class WriteGate : IExtension
{
    private volatile TaskCompletionSource _open = Opened();
    private volatile bool _knocked;

    /// <summary>Why writes are refused; null lets them through.</summary>
    public string? Refusal { get; set; }

    /// <summary>Whether a write waits, or has passed, since the gate was last closed.</summary>
    public bool Knocked => _knocked;

    public static WriteGate Of(ActorSystem system) => (WriteGate)system.RegisterExtension(Provider.Instance)!;

    public void Close()
    {
        _knocked = false;
        _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Open() => _open.TrySetResult();

    public Task Pass()
    {
        _knocked = true;
        return _open.Task;
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private sealed class Provider : ExtensionIdProvider<WriteGate>
    {
        public static readonly Provider Instance = new();

        public override WriteGate CreateExtension(ExtendedActorSystem system) => new();
    }
}

/// <summary>Akka's journal in memory behind the gate.</summary>
public sealed class GatedMemory : MemoryJournal
{
    private readonly WriteGate _gate = WriteGate.Of(Context.System);

    /// <inheritdoc/>
    protected override async Task<IImmutableList<Exception?>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        var writes = messages.ToList();
        await _gate.Pass();
        return _gate.Refusal is { } refusal
            ? writes.Select(_ => (Exception?)new IOException(refusal)).ToImmutableList()
            : (await base.WriteMessagesAsync(writes, cancellationToken))!;
    }
}

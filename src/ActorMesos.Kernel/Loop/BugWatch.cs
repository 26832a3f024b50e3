using Akka.Actor;
using Akka.Event;

namespace ActorMesos.Kernel.Loop;

/// <summary>
/// Listens for what must not happen: an error logged by Akka (above all an exception out of an actor, which supervision would hide by
/// a restart), and a message of the protocol that nobody handled or received. The first of them ends the run.
/// </summary>
public sealed class BugWatch : MinimalActorRef
{
    private readonly KernelLoop _loop;
    private readonly Func<object, bool> _isProtocol;
    private readonly HashSet<IActorRef> _crashed = [];
    private long _crashedAt;

    private BugWatch(ExtendedActorSystem system, KernelLoop loop, Func<object, bool> isProtocol)
    {
        Provider = system.Provider;
        _loop = loop;
        _isProtocol = isProtocol;
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems) / "actormesos" / "bugs";

    /// <inheritdoc/>
    public override IActorRefProvider Provider { get; }

    /// <summary>Starts to watch an actor system.</summary>
    /// <param name="system">The actor system.</param>
    /// <param name="loop">What to stop.</param>
    /// <param name="isProtocol">Whether a message is one that must never be lost in silence.</param>
    public static BugWatch Start(ActorSystem system, KernelLoop loop, Func<object, bool> isProtocol)
    {
        var watch = new BugWatch((ExtendedActorSystem)system, loop, isProtocol);
        system.EventStream.Subscribe(watch, typeof(Error));
        system.EventStream.Subscribe(watch, typeof(DeadLetter));
        system.EventStream.Subscribe(watch, typeof(UnhandledMessage));
        return watch;
    }

    /// <summary>The actor is crashed on purpose: what waits in its mailbox and its stash is lost with it, and that is no bug.</summary>
    /// <remarks>What is sent to it later, past the network, is one.</remarks>
    public void Expect(IActorRef crashed)
    {
        if (_crashedAt != _loop.NowTicks)
        {
            _crashed.Clear();
            _crashedAt = _loop.NowTicks;
        }

        _crashed.Add(crashed);
    }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case Error error:
                Report($"{Place(error.LogSource)}: {error.Message}", error.Cause);
                break;
            case DeadLetter letter when _isProtocol(letter.Message) && !HasJustCrashed(letter.Recipient):
                Report($"{letter.Message.GetType().Name} was sent to {letter.Recipient.Path.ToStringWithoutAddress()}, which is not there");
                break;
            case UnhandledMessage unhandled when _isProtocol(unhandled.Message):
                Report($"{unhandled.Message.GetType().Name} was not handled by {unhandled.Recipient.Path.ToStringWithoutAddress()}");
                break;
        }
    }

    /// <summary>The actor that the error comes from, and the message that it was at; Akka's own parts log under other names.</summary>
    private string Place(string source)
    {
        if (!ActorPath.TryParse(source, out var path))
        {
            return source;
        }

        var message = (Provider.ResolveActorRef(path) as ActorRefWithCell)?.Underlying is ActorCell cell ? cell.CurrentMessage : null;
        var actor = path.ToStringWithoutAddress();
        return message is null ? actor : $"{actor}, at {message.GetType().Name}";
    }

    private bool HasJustCrashed(IActorRef actor) => _crashedAt == _loop.NowTicks && _crashed.Contains(actor);

    private void Report(string what, Exception? cause = null) => _loop.Report(new Bug(what, _loop.Now, cause));
}

using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace ActorMesos.Kernel.Loop;

/// <summary>A logger that prints nothing: what matters reaches the run through <see cref="BugWatch"/>.</summary>
public sealed class SilentLogger : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    /// <summary>Called by Akka.</summary>
    public SilentLogger()
    {
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        ReceiveAny(_ => { });
    }
}

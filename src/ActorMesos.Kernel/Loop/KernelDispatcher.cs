using ActorMesos.Kernel.Time;
using Akka.Configuration;
using Akka.Dispatch;

namespace ActorMesos.Kernel.Loop;

/// <summary>A dispatcher that runs nothing itself: mailboxes that are ready go into the queue of their world's kernel.</summary>
public sealed class KernelDispatcher : MessageDispatcher
{
    private readonly KernelLoop _kernel;

    /// <summary>Creates the dispatcher that feeds the kernel.</summary>
    public KernelDispatcher(KernelDispatcherConfigurator configurator, KernelLoop kernel)
        : base(configurator) => _kernel = kernel;

    /// <inheritdoc/>
    protected override void ExecuteTask(IRunnable run) => _kernel.Enqueue(run);

    /// <inheritdoc/>
    protected override void Shutdown()
    {
    }
}

/// <summary>Made by Akka from configuration; finds the kernel through the scheduler, which owns it.</summary>
public sealed class KernelDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly KernelDispatcher _dispatcher;

    /// <summary>Called by Akka.</summary>
    public KernelDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites)
    {
        ArgumentNullException.ThrowIfNull(prerequisites);
        _dispatcher = new KernelDispatcher(this, ((VirtualScheduler)prerequisites.Scheduler).Kernel);
    }

    /// <inheritdoc/>
    public override MessageDispatcher Dispatcher() => _dispatcher;
}

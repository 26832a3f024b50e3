using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Slaves;

/// <summary>How a task ends that nobody kills.</summary>
internal enum TaskEnding
{
    /// <summary>Well.</summary>
    Finishes,

    /// <summary>With an exit code that is not 0.</summary>
    Fails,

    /// <summary>It takes longer than it may.</summary>
    TakesTooLong,

    /// <summary>Its executor ends, and with it all that runs there.</summary>
    EndsExecutor,
}

/// <summary>What the simulated executor does with one task: a function of the task and of how the slave is configured.</summary>
/// <param name="StartsAfter">How long after its launch the executor has it; null when the executor never registers.</param>
/// <param name="Lasts">How long it runs then; null until it is killed.</param>
/// <param name="Ending">How it ends then.</param>
/// <param name="ExitCode">Its exit code then.</param>
/// <param name="IgnoresTermination">Whether only force ends it.</param>
/// <param name="IsHealthy">Whether it passes its health check; null when it has none.</param>
internal sealed record ExecutorBehaviour(
    TimeSpan? StartsAfter, TimeSpan? Lasts, TaskEnding Ending, int ExitCode, bool IgnoresTermination, bool? IsHealthy)
{
    public static ExecutorBehaviour Of(FrameworkId framework, TaskInfo task, SlaveSettings settings)
    {
        var executors = settings.Executor;
        var ofExecutor = new ExecutorDraws(executors.Seed, framework, SlaveExecutors.IdOf(task).Value);
        var draws = new ExecutorDraws(executors.Seed, framework, task.Id.Value);
        var (lasts, ending, exitCode, ignoresTermination) = Commanded(task);
        var fate = draws.Percent("fate");
        var isFated = fate < executors.CrashPercent + executors.FailPercent;
        if (isFated && executors.EndsAfter(draws.Fraction("end")) is var fated && !(lasts <= fated))
        {
            lasts = fated;
            (ending, exitCode) = fate < executors.CrashPercent ? (TaskEnding.EndsExecutor, 0) : (TaskEnding.Fails, executors.ExitCode);
        }

        if (task.MaxCompletionTime is { } most && !(lasts <= most))
        {
            (lasts, ending) = (most, TaskEnding.TakesTooLong);
        }

        return new ExecutorBehaviour(
            ofExecutor.Percent("silence") < executors.SilentPercent
                ? null
                : settings.ExecutorLatency + executors.StartDelay(ofExecutor.Fraction("start")),
            lasts,
            ending,
            exitCode,
            ignoresTermination || draws.Percent("stubbornness") < executors.StubbornPercent,
            executors.UnhealthyPercent == 0 ? null : draws.Percent("health") >= executors.UnhealthyPercent);
    }

    /// <summary>A task without a command is what its executor's process makes of it, and lasts as long as that.</summary>
    private static (TimeSpan? Lasts, TaskEnding Ending, int ExitCode, bool IgnoresTermination) Commanded(TaskInfo task)
    {
        if ((task.Command ?? task.Executor?.Command) is not { } command)
        {
            return (null, TaskEnding.Finishes, 0, false);
        }

        var script = CommandScript.Of(command.Value);
        var ending = script.EndsExecutor || task.Command is null ? TaskEnding.EndsExecutor
            : script.ExitCode == 0 ? TaskEnding.Finishes
            : TaskEnding.Fails;
        return (command.Duration, ending, script.ExitCode, script.IgnoresTermination);
    }
}

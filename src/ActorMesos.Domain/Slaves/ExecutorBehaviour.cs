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
/// <param name="DiesAfter">How long it takes to end once it is asked to; the longest there is when only force ends it.</param>
/// <param name="IsHealthy">Whether it passes its health check; null when it has none.</param>
internal sealed record ExecutorBehaviour(
    TimeSpan? StartsAfter, TimeSpan? Lasts, TaskEnding Ending, int ExitCode, TimeSpan DiesAfter, bool? IsHealthy)
{
    public static ExecutorBehaviour Of(FrameworkId framework, TaskInfo task, SlaveSettings settings)
    {
        var executors = settings.Executor;
        var asked = TaskSimulation.Of(task.Labels) is { IsRefused: false } read ? read.Value : TaskSimulation.Nothing;
        var draws = new ExecutorDraws(executors.Seed, framework, task.Id.Value);
        var (lasts, ending, exitCode, ignoresTermination) = Fated(Asked(task, asked), asked, draws, executors);
        if (task.MaxCompletionTime is { } most && !(lasts <= most))
        {
            (lasts, ending) = (most, TaskEnding.TakesTooLong);
        }

        var unhealthy = asked.UnhealthyPercent ?? executors.UnhealthyPercent;
        return new ExecutorBehaviour(
            Starts(framework, task, asked, settings),
            lasts,
            ending,
            exitCode,
            asked.DiesAfter ?? (ignoresTermination || draws.Percent("stubbornness") < executors.StubbornPercent ? TimeSpan.MaxValue : TimeSpan.Zero),
            asked.UnhealthyPercent is null && executors.UnhealthyPercent == 0 ? null : draws.Share("health") >= unhealthy);
    }

    private static TimeSpan? Starts(FrameworkId framework, TaskInfo task, TaskSimulation asked, SlaveSettings settings)
    {
        var draws = new ExecutorDraws(settings.Executor.Seed, framework, SlaveExecutors.IdOf(task).Value);
        return asked.StartsAfter == TimeSpan.MaxValue || (asked.StartsAfter is null && draws.Percent("silence") < settings.Executor.SilentPercent) ? null
            : settings.ExecutorLatency + (asked.StartsAfter ?? settings.Executor.StartDelay(draws.Fraction("start")));
    }

    /// <summary>How long its label has it run, and how it ends then.</summary>
    private static (TimeSpan? Lasts, TaskEnding Ending, int ExitCode, bool IgnoresTermination) Asked(TaskInfo task, TaskSimulation asked)
    {
        var ends = Commanded(task);
        if (asked.Lasts is { } lasts)
        {
            ends = ends with { Lasts = lasts, Ending = task.Command?.Duration is null ? TaskEnding.Finishes : ends.Ending };
        }

        return asked.ExitCode is { } code ? ends with { Ending = code == 0 ? TaskEnding.Finishes : TaskEnding.Fails, ExitCode = code } : ends;
    }

    /// <summary>
    /// Some fail, or take their executor with them, before their end. Where it is the lot of all tasks, those that end sooner end well; one
    /// that asks for it by label, and ends by itself, does it at some time before.
    /// </summary>
    private static (TimeSpan? Lasts, TaskEnding Ending, int ExitCode, bool IgnoresTermination) Fated(
        (TimeSpan? Lasts, TaskEnding Ending, int ExitCode, bool IgnoresTermination) ends, TaskSimulation asked, ExecutorDraws draws, ExecutorSettings executors)
    {
        var (crash, fail) = (asked.CrashPercent ?? executors.CrashPercent, asked.FailPercent ?? executors.FailPercent);
        var fate = draws.Share("fate");
        if (fate >= crash + fail)
        {
            return ends;
        }

        var isAsked = (fate < crash ? asked.CrashPercent : asked.FailPercent) is not null;
        var fated = isAsked && ends.Lasts is { } lasts ? lasts * draws.Fraction("end") : executors.EndsAfter(draws.Fraction("end"));
        if (!isAsked && ends.Lasts <= fated)
        {
            return ends;
        }

        var code = asked.ExitCode is { } own and > 0 ? own : executors.ExitCode;
        return ends with { Lasts = fated, Ending = fate < crash ? TaskEnding.EndsExecutor : TaskEnding.Fails, ExitCode = fate < crash ? 0 : code };
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

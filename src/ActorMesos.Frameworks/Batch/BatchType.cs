using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;

namespace ActorMesos.Frameworks.Batch;

/// <summary>The type <c>batch</c> and its settings.</summary>
internal static class BatchType
{
    internal static readonly Setting Cpus = new("cpus", SettingKind.Integer, "1", "processors of a task");

    internal static readonly Setting Mem = new("mem", SettingKind.Integer, "128", "memory of a task, in megabytes");

    internal static readonly Setting Duration = new("duration", SettingKind.Distribution, "30s", "how long a task runs, or how that is distributed");

    internal static readonly Setting Tasks = new(
        "tasks", SettingKind.Integer, "0", "how many tasks arrive in all, instead of so many on each slave; 0 for the latter");

    internal static readonly Setting Arrivals = new(
        "arrivals", SettingKind.Distribution, "1s", "with tasks: the time between two arrivals, or how that is distributed");

    internal static readonly Setting Sizes = new(
        "sizes", SettingKind.Text, "", "with tasks: their sizes, one of them drawn for each, as in \"1:128, 4:2048\"; empty for cpus and mem")
    {
        Syntax = new(BatchSize.Form, static text => BatchSize.Parse(text) is { IsRefused: false, Value: var sizes }
            ? BatchSize.Write(sizes)
            : new Result<string>(BatchSize.Parse(text).Refusal!)),
    };

    internal static readonly Setting TasksPerSlave = new(
        "tasks-per-slave", SettingKind.Integer, "1", "how many tasks each slave gets in all, one after the other");

    internal static readonly Setting Command = new(
        "command", SettingKind.Text, "", "what a task runs, as in \"sleep 5; exit 3\"; empty to sleep for its duration");

    internal static readonly Setting KillAfter = new("kill-after", SettingKind.Duration, "0s", "how long after its launch a task is killed; 0s for never");

    internal static readonly Setting KillGrace = new(
        "kill-grace", SettingKind.Duration, "0s", "how long a task that is killed has to end by itself; 0s for as long as its executor says");

    public static FrameworkKind Kind { get; } = new(
        new FrameworkType(
            "batch",
            "launches short tasks, so many on each slave, or as they arrive; for studies of the allocator and for benchmarks",
            [Cpus, Mem, Duration, TasksPerSlave, Command, KillAfter, KillGrace, Tasks, Arrivals, Sizes]) { Conflicts = static (batch, _) => BatchConflicts.Of(batch) },
        static (framework, settings) => new BatchPolicy(
            framework,
            new BatchSettings(
                settings.Integer(Cpus.Name),
                settings.Integer(Mem.Name),
                settings.Distribution(Duration.Name).At(0),
                settings.Integer(TasksPerSlave.Name))
            {
                Lasts = settings.Distribution(Duration.Name),
                Tasks = settings.Integer(Tasks.Name),
                Arrivals = settings.Distribution(Arrivals.Name),
                Sizes = BatchSize.Parse(settings.Text(Sizes.Name)).Value,
                Seed = settings.Seed,
                Command = settings.Text(Command.Name),
                KillAfter = settings.Duration(KillAfter.Name),
                KillGrace = settings.Duration(KillGrace.Name),
            }),
        []);
}

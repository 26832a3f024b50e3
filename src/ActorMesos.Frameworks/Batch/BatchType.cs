using ActorMesos.Domain.Frameworks;

namespace ActorMesos.Frameworks.Batch;

/// <summary>The type <c>batch</c> and its settings.</summary>
internal static class BatchType
{
    private static readonly Setting Cpus = new("cpus", SettingKind.Integer, "1", "processors of a task");

    private static readonly Setting Mem = new("mem", SettingKind.Integer, "128", "memory of a task, in megabytes");

    private static readonly Setting Duration = new("duration", SettingKind.Duration, "30s", "how long a task runs");

    private static readonly Setting TasksPerSlave = new(
        "tasks-per-slave", SettingKind.Integer, "1", "how many tasks each slave gets in all, one after the other");

    private static readonly Setting Command = new(
        "command", SettingKind.Text, "", "what a task runs, as in \"sleep 5; exit 3\"; empty to sleep for its duration");

    private static readonly Setting KillAfter = new("kill-after", SettingKind.Duration, "0s", "how long after its launch a task is killed; 0s for never");

    private static readonly Setting KillGrace = new(
        "kill-grace", SettingKind.Duration, "0s", "how long a task that is killed has to end by itself; 0s for as long as its executor says");

    public static FrameworkKind Kind { get; } = new(
        new FrameworkType(
            "batch",
            "launches a short task per offer until each slave has had its share; for studies of the allocator and for benchmarks",
            [Cpus, Mem, Duration, TasksPerSlave, Command, KillAfter, KillGrace]),
        static (framework, settings) => new BatchPolicy(
            framework,
            new BatchSettings(
                settings.Integer(Cpus.Name),
                settings.Integer(Mem.Name),
                settings.Duration(Duration.Name),
                settings.Integer(TasksPerSlave.Name))
            {
                Command = settings.Text(Command.Name),
                KillAfter = settings.Duration(KillAfter.Name),
                KillGrace = settings.Duration(KillGrace.Name),
            }),
        []);
}

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

    public static FrameworkKind Kind { get; } = new(
        new FrameworkType(
            "batch",
            "launches a short task per offer until each slave has had its share; for studies of the allocator and for benchmarks",
            [Cpus, Mem, Duration, TasksPerSlave]),
        static (framework, settings) => new BatchPolicy(
            framework,
            new BatchSettings(
                settings.Integer(Cpus.Name),
                settings.Integer(Mem.Name),
                settings.Duration(Duration.Name),
                settings.Integer(TasksPerSlave.Name))),
        []);
}

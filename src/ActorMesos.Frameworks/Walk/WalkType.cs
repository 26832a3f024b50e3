using ActorMesos.Domain.Frameworks;

namespace ActorMesos.Frameworks.Walk;

/// <summary>The type <c>walk</c> and its settings.</summary>
internal static class WalkType
{
    private static readonly WalkSettings Defaults = new();

    private static readonly Setting VolumeId = new(
        "volume-id", SettingKind.Text, Defaults.VolumeId, "the persistence id of the volume");

    private static readonly Setting ContainerPath = new(
        "container-path", SettingKind.Text, Defaults.ContainerPath, "where a container would see the volume: a relative path without a slash");

    private static readonly Setting NamesOperations = new(
        "name-operations", SettingKind.Boolean, "false", "whether its operations have ids, so that it hears what becomes of them; not in 0.23");

    public static FrameworkKind Kind { get; } = new(
        new FrameworkType(
            "walk",
            "walks once through the life of a volume as Mesos's documentation tells it: RESERVE, CREATE, DESTROY",
            [VolumeId, ContainerPath, NamesOperations]),
        static (framework, settings) => new WalkPolicy(
            framework, new WalkSettings(
                settings.Text(VolumeId.Name), settings.Text(ContainerPath.Name), settings.Boolean(NamesOperations.Name))),
        [
            typeof(WalkStepTaken), typeof(WalkEnded), typeof(WalkHeard),
        ]);
}

using ActorMesos.Domain.Frameworks;

namespace ActorMesos.Frameworks.Offering;

/// <summary>What every framework that keeps data on network volumes can be told of them.</summary>
internal static class NetworkVolumeSettings
{
    public static readonly Setting AttachTime = new(
        "attach-time", SettingKind.Duration, "10s", "how long a network volume takes to be attached to another host");

    public static readonly Setting DetachTime = new(
        "detach-time", SettingKind.Duration, "10s", "how long a host takes to let a network volume go");
}

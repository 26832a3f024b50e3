using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Resources;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>The names by which a scenario gives roles and capabilities to frameworks.</summary>
internal static class FrameworkRoles
{
    private static readonly (string Name, FrameworkCapabilities Capability)[] Known =
    [
        ("REVOCABLE_RESOURCES", FrameworkCapabilities.RevocableResources),
        ("GPU_RESOURCES", FrameworkCapabilities.GpuResources),
        ("SHARED_RESOURCES", FrameworkCapabilities.SharedResources),
        ("MULTI_ROLE", FrameworkCapabilities.MultiRole),
        ("RESERVATION_REFINEMENT", FrameworkCapabilities.ReservationRefinement),
        ("TASK_KILLING_STATE", FrameworkCapabilities.TaskKillingState),
        ("PARTITION_AWARE", FrameworkCapabilities.PartitionAware),
    ];

    public static Form<string> Role { get; } = new("a role's name, or '*' for none", Resource.AnyRole, ReadRole);

    public static Form<FrameworkCapabilities> Capability { get; } = new(
        $"known capabilities: {NameList.Of([.. Known.Select(known => known.Name)])}", FrameworkCapabilities.None, ReadCapability)
    {
        Names = [.. Known.Select(known => known.Name)],
    };

    public static IEnumerable<string> NamesOf(FrameworkCapabilities capabilities) =>
        Known.Where(known => capabilities.HasFlag(known.Capability)).Select(known => known.Name);

    private static Result<string> ReadRole(string text) => RoleName.Validate(text) is { } refusal ? refusal : text;

    private static Result<FrameworkCapabilities> ReadCapability(string text) =>
        Array.FindIndex(Known, known => known.Name == text) is >= 0 and var found ? Known[found].Capability : new Refusal("capability-known", "");
}

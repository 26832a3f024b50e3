using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>How the master's allocator is configured; its settings stand among those of the master.</summary>
public sealed record AllocationSettings
{
    /// <summary>In which order roles and frameworks are served.</summary>
    public required SorterKind Sorter { get; init; }

    /// <summary>Whether slaves with gpus are offered only to frameworks that understand them.</summary>
    public required bool FilterGpuResources { get; init; }

    /// <summary>The weights of roles.</summary>
    public required Sequence<RoleWeight> Weights { get; init; }

    /// <summary>The quotas of roles.</summary>
    public required Sequence<RoleQuota> Quotas { get; init; }

    private static Form<SorterWord?> SorterForm { get; } = Forms.Choice(
        "known sorters", [new SorterWord("drf", SorterKind.Drf), new SorterWord("random", SorterKind.Random)], word => word.Name);

    internal static AllocationSettings Read(SectionReader section, SemanticsProfile semantics) => new()
    {
        Sorter = section.Value("sorter", SorterForm)?.Kind ?? SorterKind.Drf,
        FilterGpuResources = section.Value("filter-gpu-resources", Forms.Boolean),
        Weights = RoleWeight.Read(section),
        Quotas = ReadQuotas(section, semantics),
    };

    internal void Write(SectionWriter section)
    {
        section.Word("sorter", Sorter == SorterKind.Random ? "random" : "drf");
        section.Line("filter-gpu-resources", FilterGpuResources);
        RoleWeight.Write(section, Weights);
        section.List("quotas", Quotas, (entry, quota) => quota.Write(entry));
    }

    private static Sequence<RoleQuota> ReadQuotas(SectionReader section, SemanticsProfile semantics)
    {
        var quotas = new List<RoleQuota>();
        foreach (var entry in section.Sections("quotas", "entries.quota", ScenarioDefaults.Entry("quota")))
        {
            var quota = RoleQuota.Read(entry, semantics);
            if (quotas.Exists(other => other.Role == quota.Role && quota.Role.Length > 0))
            {
                entry.Refuse("role", $"found '{quota.Role}' twice", "allowed: one quota for each role");
            }

            quotas.Add(quota);
        }

        return [.. quotas];
    }

    private sealed record SorterWord(string Name, SorterKind Kind);
}

using ActorMesos.Domain.Frameworks;
using ActorMesos.Frameworks.Batch;
using ActorMesos.Frameworks.Cassandra;
using ActorMesos.Frameworks.Hdfs;
using ActorMesos.Frameworks.Service;
using ActorMesos.Frameworks.Walk;

namespace ActorMesos.Frameworks;

/// <summary>Every type of framework that a scenario may name. A new one is a folder and a line here.</summary>
public static class FrameworkCatalog
{
    /// <summary>The types with their makers, in the order in which they are listed.</summary>
    public static IReadOnlyList<FrameworkKind> All { get; } =
    [
        WalkType.Kind,
        HdfsType.Kind,
        ServiceType.Kind,
        BatchType.Kind,
        CassandraType.Kind,
        CassandraClientType.Kind,
    ];

    /// <summary>The types alone, for the reader of scenarios.</summary>
    public static IReadOnlyList<FrameworkType> Types { get; } = [.. All.Select(maker => maker.Type)];

    /// <summary>The maker of the type of that name. A name that no type has is a bug, and throws: scenarios are checked before.</summary>
    public static FrameworkKind Named(string type) => All.First(maker => string.Equals(maker.Type.Name, type, StringComparison.Ordinal));
}

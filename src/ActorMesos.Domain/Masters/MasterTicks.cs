namespace ActorMesos.Domain.Masters;

/// <summary>A run of the allocator over all slaves is due.</summary>
internal sealed class AllocationDue
{
    public static readonly AllocationDue Instance = new();
}

/// <summary>The time is over in which the slaves of the registry could come back to a new master.</summary>
internal sealed class ReregistrationDue
{
    public static readonly ReregistrationDue Instance = new();
}

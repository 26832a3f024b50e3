using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Maintenance;

/// <summary>When something will not be there (<c>Unavailability</c>).</summary>
/// <param name="Start">From when on; it may lie in the past.</param>
/// <param name="Duration">For how long; null for no known end.</param>
public sealed record Unavailability(Instant Start, TimeSpan? Duration = null);

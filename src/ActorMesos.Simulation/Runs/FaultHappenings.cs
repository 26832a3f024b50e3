using ActorMesos.Domain.Ids;

namespace ActorMesos.Simulation.Runs;

/// <summary>A process ended without warning.</summary>
/// <param name="Node">Which.</param>
public sealed record NodeCrashed(NodeName Node);

/// <summary>A slave's process was ended in good order.</summary>
/// <param name="Node">Which.</param>
public sealed record SlaveStopped(NodeName Node);

/// <summary>The process of the leading master ended without warning.</summary>
/// <param name="Node">Which.</param>
public sealed record LeaderCrashed(NodeName Node);

/// <summary>Another process of a framework's scheduler starts while the former one still lives.</summary>
/// <param name="Framework">Whose.</param>
public sealed record SchedulerReplaced(NodeName Framework);

/// <summary>A fault was due and there was nothing that it could befall.</summary>
/// <param name="Why">Why not.</param>
public sealed record FaultHadNoEffect(string Why);

/// <summary>A process that had crashed started again.</summary>
/// <param name="Node">Which.</param>
public sealed record NodeRestarted(NodeName Node);

/// <summary>The power failed.</summary>
public sealed record PowerFailed;

/// <summary>The power is back, and every process starts again.</summary>
public sealed record PowerReturned;

/// <summary>The part of the run with faults is over: everything heals, and no fault sets in any more.</summary>
public sealed record EverythingHealed;

/// <summary>A fault that lasts set in.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="What">What it befalls.</param>
/// <param name="For">How long it lasts.</param>
public sealed record FaultSetIn(string Kind, string What, TimeSpan For);

/// <summary>A fault that lasted is over.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="What">What it befell.</param>
public sealed record FaultHealed(string Kind, string What);

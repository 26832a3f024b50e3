using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Maintenance;

/// <summary>The schedule of maintenance, as operators are shown it (<c>maintenance.Schedule</c>).</summary>
/// <param name="Windows">Its windows.</param>
public sealed record MaintenanceSchedule(IReadOnlyList<MaintenanceWindow> Windows) : OperatorView;

/// <summary>How far maintenance is (<c>maintenance.ClusterStatus</c>).</summary>
/// <param name="Draining">The machines that are draining, by hostname.</param>
/// <param name="Down">The hostnames of those that are down.</param>
public sealed record MaintenanceStatus(IReadOnlyList<DrainingMachine> Draining, IReadOnlyList<string> Down) : OperatorView;

/// <summary>A machine whose maintenance is planned (<c>ClusterStatus.DrainingMachine</c>).</summary>
/// <param name="Machine">Its hostname.</param>
/// <param name="Answers">What frameworks answered last, by their ids; those that have not answered are missing.</param>
public sealed record DrainingMachine(string Machine, IReadOnlyList<InverseOfferAnswer> Answers);

/// <summary>What a framework answered to an inverse offer (<c>InverseOfferStatus</c>).</summary>
/// <param name="FrameworkId">Who.</param>
/// <param name="IsAccepted">Whether it means to leave in time.</param>
/// <param name="At">When it said so.</param>
public sealed record InverseOfferAnswer(FrameworkId FrameworkId, bool IsAccepted, Instant At);

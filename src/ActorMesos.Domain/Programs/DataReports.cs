namespace ActorMesos.Domain.Programs;

/// <summary>A client has read something else than what a service had acknowledged to it.</summary>
/// <param name="Service">Which service, as in <c>cassandra</c>.</param>
/// <param name="Name">The row, block or file.</param>
/// <param name="Expected">What was acknowledged last, in words.</param>
/// <param name="Found">What was read, in words.</param>
public sealed record AcknowledgedDataLost(string Service, string Name, string Expected, string Found) : IProgramEvent;

/// <summary>A client has read something whose deletion a service had acknowledged to it.</summary>
/// <param name="Service">Which service, as in <c>cassandra</c>.</param>
/// <param name="Name">The row, block or file.</param>
/// <param name="Expected">What was acknowledged last, in words.</param>
/// <param name="Found">What was read, in words.</param>
public sealed record DeletedDataReturned(string Service, string Name, string Expected, string Found) : IProgramEvent;

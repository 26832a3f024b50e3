using ActorMesos.Domain.Messages;

namespace ActorMesos.Domain.Programs;

/// <summary>
/// A message between the programs of tasks. It goes over the simulated network like those of Mesos, so that faults of links befall it by
/// its name; it carries ids and addresses, and is never changed once it is sent.
/// </summary>
#pragma warning disable CA1040 // It marks the family.
public interface IProgramMessage : IProtocolMessage;

/// <summary>Something that a program tells those who watch the run: it is recorded, and nobody in the cluster hears of it.</summary>
public interface IProgramEvent;
#pragma warning restore CA1040

/// <summary>Something happened that is counted: at the end of a run the sums over all programs of a framework are printed.</summary>
/// <param name="Name">What is counted, in a few words with the unit, as in <c>bytes streamed</c>.</param>
/// <param name="Amount">How much of it.</param>
public sealed record Counted(string Name, double Amount) : IProgramEvent;

/// <summary>A figure as it stands from now on, for the curves of a report.</summary>
/// <param name="Name">What is measured, as in <c>hdfs.under-replicated-blocks</c>.</param>
/// <param name="Value">How much, in the unit that the name says.</param>
public sealed record Measured(string Name, double Value) : IProgramEvent;

namespace ActorMesos.Reports.Watches;

/// <summary>Something that lasted for a while, on one node or everywhere.</summary>
/// <param name="Lane">What kind of thing: <c>volume</c>, <c>task</c>, <c>down</c> or <c>fault</c>.</param>
/// <param name="Node">The host; empty where it is not on one.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">What it was like, as in <c>in use</c>.</param>
/// <param name="From">When it began, in ticks of virtual time.</param>
/// <param name="To">When it ended, in ticks; null while it lasts.</param>
public sealed record Span(string Lane, string Node, string Name, string State, long From, long? To);

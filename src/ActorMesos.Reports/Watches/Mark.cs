namespace ActorMesos.Reports.Watches;

/// <summary>Something that happened at one instant and is worth a mark.</summary>
/// <param name="At">When, in ticks of virtual time.</param>
/// <param name="Node">The host; empty where it is not on one.</param>
/// <param name="Kind">What, as the recording names it.</param>
/// <param name="Text">What, in words.</param>
/// <param name="Line">The number of its line.</param>
public sealed record Mark(long At, string Node, string Kind, string Text, long Line);

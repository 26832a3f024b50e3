namespace ActorMesos.Kernel.Tests.Support;

/// <summary>A message that must never be lost in silence.</summary>
internal interface IProtocol;

internal sealed record Order(string Text) : IProtocol;

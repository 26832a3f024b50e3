namespace ActorMesos.Domain.Authentication;

/// <summary>Who somebody is, and how that is proven (<c>Credential</c>).</summary>
/// <param name="Principal">The principal.</param>
/// <param name="Secret">The secret that it shares with the master.</param>
public sealed record Credential(string Principal, Secret Secret);

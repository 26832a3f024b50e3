using ActorMesos.Domain.Decisions;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>What a value may be.</summary>
/// <param name="Allowed">What is allowed, in words that follow "allowed:", or that begin with "known …:".</param>
/// <param name="Fallback">A value to read on with after a problem; it never reaches a scenario.</param>
/// <param name="Read">Reads the value; the refusal's reason may be empty when <paramref name="Allowed"/> says it all.</param>
internal sealed record Form<T>(string Allowed, T Fallback, Func<string, Result<T>> Read)
{
    /// <summary>The names among which the nearest to a wrong one is sought; empty when the value is no name.</summary>
    public IReadOnlyCollection<string> Names { get; init; } = [];
}

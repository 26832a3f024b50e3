using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>
/// Numbers the secrets of one scenario in the order in which they are read, and lets go of their texts. A scenario that was printed has
/// masks in their places, which are texts like any other: they get the same numbers, so that a run of it is the same run.
/// </summary>
internal sealed class SecretNumbers
{
    private readonly Dictionary<string, Secret> _secrets = new(StringComparer.Ordinal);

    public SecretNumbers() => Form = new("a text of at least one character", null, Read);

    /// <summary>A secret that must be there.</summary>
    public Form<Secret?> Form { get; }

    /// <summary>A secret that may be left out.</summary>
    public Form<Secret?> Optional => new("a text", null, text => text.Length == 0 ? new Result<Secret?>(value: null) : Read(text));

    private Result<Secret?> Read(string text)
    {
        // Nothing may say what was found: that there is nothing says enough.
        if (text.Length == 0)
        {
            return new Refusal("secret-given", "");
        }

        if (!_secrets.TryGetValue(text, out var secret))
        {
            secret = new Secret(_secrets.Count + 1);
            _secrets.Add(text, secret);
        }

        return secret;
    }
}

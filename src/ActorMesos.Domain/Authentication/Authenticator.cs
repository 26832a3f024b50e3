using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Authentication;

/// <summary>Says whether somebody is who it says it is, by the credentials that the master was given (Mesos's flag <c>--credentials</c>).</summary>
/// <param name="credentials">One for each principal.</param>
public sealed class Authenticator(IReadOnlyList<Credential> credentials)
{
    /// <summary>Refuses a principal that the master does not know, and one with another secret.</summary>
    public Refusal? Authenticate(Credential presented)
    {
        ArgumentNullException.ThrowIfNull(presented);
        var known = credentials.FirstOrDefault(credential => string.Equals(credential.Principal, presented.Principal, StringComparison.Ordinal));
        if (known is null)
        {
            return new Refusal(
                "credential-known",
                $"principal '{presented.Principal}' is not among the credentials of the master; add it there, or give one that is");
        }

        return known.Secret == presented.Secret ? null : new Refusal(
            "credential-secret",
            $"principal '{presented.Principal}' gave the secret {presented.Secret}, and the credentials of the master have another; give that one");
    }
}

using ActorMesos.Domain.Authentication;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>How credentials stand in a scenario: the master's in a list, and those of slaves and frameworks in their own entries.</summary>
internal static class CredentialEntry
{
    private const string Key = "credentials";
    private const string Principal = "principal";
    private const string Secret = "secret";

    /// <summary>Those that the master knows, each principal once.</summary>
    public static Sequence<Credential> ReadAll(SectionReader scenario, SecretNumbers secrets)
    {
        var credentials = new List<Credential>();
        foreach (var entry in scenario.Sections(Key, "entries.credential", ScenarioDefaults.Entry("credential")))
        {
            var principal = entry.Value(Principal, Forms.Text("a text of at least one character", text => text.Length > 0));
            var secret = entry.Value(Secret, secrets.Form);
            entry.Close();
            if (credentials.Exists(known => string.Equals(known.Principal, principal, StringComparison.Ordinal)) && !entry.Failed(Principal))
            {
                entry.Refuse(Principal, $"found '{principal}' twice", "allowed: one secret for each principal");
            }

            credentials.Add(new Credential(principal, secret ?? new Secret(0)));
        }

        return [.. credentials];
    }

    /// <summary>The one of a slave or framework; null when its entry has no secret.</summary>
    public static Credential? ReadOwn(SectionReader entry, string? principal, SecretNumbers secrets)
    {
        if (entry.Value(Secret, secrets.Optional) is not { } secret)
        {
            return null;
        }

        if (principal is null)
        {
            entry.Refuse(Principal, "found none, but a secret", "allowed: the principal whose secret it is");
            return null;
        }

        return new Credential(principal, secret);
    }

    public static void Write(SectionWriter section, Credential credential)
    {
        section.Line(Principal, credential.Principal);
        section.Line(Secret, credential.Secret.ToString());
    }
}

using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>What must hold in a run.</summary>
/// <param name="Always">The invariants checked after every step; <see cref="All"/> stands for each that the semantics promise.</param>
/// <param name="Eventually">What must come to pass once everything has healed.</param>
/// <param name="Reached">The markers that a run must pass, else it has shown nothing.</param>
public sealed record Expectations(Sequence<string> Always, Sequence<EventualExpectation> Eventually, Sequence<string> Reached)
{
    /// <summary>The name that stands for every invariant that the semantics promise.</summary>
    public const string All = "all";

    internal static Expectations Read(SectionReader section, ScenarioCatalog catalog)
    {
        string[] invariants = [All, .. catalog.Invariants.Select(entry => entry.Name)];
        var always = Names(section, "always", "known invariants", invariants);
        var entries = section.Sections("eventually", "entries.eventually", ScenarioDefaults.Entry("eventually"));
        Sequence<EventualExpectation> eventually = [.. entries.Select(entry => EventualExpectation.Read(entry, catalog))];
        RefuseTwice(section, "eventually", eventually.Select(condition => condition.Name));
        var reached = Names(section, "reached", "known markers", [.. catalog.Markers.Select(entry => entry.Name)]);
        section.Close();
        return new(always, eventually, reached);
    }

    internal void Write(SectionWriter section)
    {
        section.List("always", Always);
        section.List("eventually", Eventually, (entry, condition) => condition.Write(entry));
        section.List("reached", Reached);
    }

    private static Sequence<string> Names(SectionReader section, string key, string knownNames, string[] names)
    {
        var chosen = section.Values(key, Forms.Choice(knownNames, names, name => name));
        RefuseTwice(section, key, chosen);
        return [.. chosen.OfType<string>()];
    }

    private static void RefuseTwice(SectionReader section, string key, IEnumerable<string?> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names.OfType<string>().Where(name => name.Length > 0 && !seen.Add(name)))
        {
            section.Refuse(key, $"found '{name}' twice", "allowed: each name once");
        }
    }
}

/// <summary>Something that must come to pass once everything has healed.</summary>
/// <param name="Name">The liveness condition.</param>
/// <param name="Within">How long it may take, in virtual time.</param>
public sealed record EventualExpectation(string Name, TimeSpan Within)
{
    internal static EventualExpectation Read(SectionReader section, ScenarioCatalog catalog)
    {
        var condition = section.Value("name", Forms.Choice("known conditions", catalog.LivenessConditions, entry => entry.Name));
        var within = section.Value("within", Forms.Span);
        section.Close();
        return new(condition?.Name ?? "", within);
    }

    internal void Write(SectionWriter section)
    {
        section.Line("name", Name);
        section.Line("within", Within);
    }
}

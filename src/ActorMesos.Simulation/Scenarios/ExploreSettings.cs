using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>What an exploration may add to a scenario.</summary>
/// <param name="Kinds">The kinds of faults that may be drawn; <see cref="All"/> stands for each that can be.</param>
/// <param name="FaultsMost">The most faults that are added to one run.</param>
/// <param name="ForLeast">The shortest time that a drawn fault lasts.</param>
/// <param name="ForMost">The longest time that a drawn fault lasts.</param>
/// <param name="CrashPointFor">How long a process is down that is crashed at a boundary.</param>
public sealed record ExploreSettings(Sequence<string> Kinds, int FaultsMost, TimeSpan ForLeast, TimeSpan ForMost, TimeSpan CrashPointFor)
{
    /// <summary>The name that stands for every kind of fault that can be drawn and that a cluster should get over.</summary>
    public const string All = "all";

    /// <summary>The kinds that may be drawn, in the order of the catalog.</summary>
    public IEnumerable<FaultKind> DrawnKinds() => FaultKinds.All.Where(kind =>
        kind.Draw is not null && ((Kinds.Contains(All) && !kind.IsDrawnByName) || Kinds.Contains(kind.Name)));

    internal static ExploreSettings Read(SectionReader section)
    {
        string[] names = [All, .. FaultKinds.All.Where(kind => kind.Draw is not null).Select(kind => kind.Name)];
        var kinds = section.Values("kinds", Forms.Choice("known kinds", names, name => name));
        var settings = new ExploreSettings(
            [.. kinds.OfType<string>()],
            section.Value("faults-most", Forms.Integer(1, ScenarioLimits.FaultsMax)),
            section.Value("for-least", Forms.Span),
            section.Value("for-most", Forms.Span),
            section.Value("crash-point-for", Forms.Span));
        section.RefuseLess("for-most", settings.ForMost, "for-least", settings.ForLeast);
        section.Close();
        return settings;
    }

    internal void Write(SectionWriter section)
    {
        section.List("kinds", Kinds);
        section.Line("faults-most", FaultsMost);
        section.Line("for-least", ForLeast);
        section.Line("for-most", ForMost);
        section.Line("crash-point-for", CrashPointFor);
    }
}

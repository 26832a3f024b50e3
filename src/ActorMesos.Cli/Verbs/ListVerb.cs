using System.CommandLine;
using ActorMesos.Cli.Output;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Scenarios.Operators;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>list</c>: the scenarios there are, and everything that a scenario may name.</summary>
internal static class ListVerb
{
    public static Command Create()
    {
        var verb = new Command("list", "Lists scenarios, frameworks and their settings, faults, operator calls, invariants, conditions and markers.");
        verb.SetAction(_ =>
        {
            var names = Composition.Composition.Catalog.Names;
            foreach (var (theme, scenarios) in Scenarios(names))
            {
                Section(theme, scenarios);
            }

            Section("Frameworks", names.FrameworkTypes.SelectMany(type =>
                type.Settings.Select(setting => ($"  {setting.Name} = {setting.Default}", setting.Explanation)).Prepend((type.Name, type.Summary))));
            Section("Bugs (bugs)", MesosBug.All.Select(bug => (bug.Name, bug.Says)));
            Section("Faults", FaultKinds.All.Select(kind => (kind.Name, kind.Summary)));
            Section("Faults that explore draws (explore.kinds)", Drawn());
            Section("Operator calls", OperatorStepKinds.All.Select(kind => (kind.Name, kind.Summary)));
            Section("Invariants (expect.always)", Entries(names.Invariants));
            Section("Conditions (expect.eventually)", Entries(names.LivenessConditions));
            Section("Markers (expect.reached)", Entries(names.Markers));
            return (int)ExitCode.Holds;
        });
        return verb;
    }

    private static IEnumerable<(string, string)> Drawn() =>
        FaultKinds.All.Where(kind => kind.Draw is not null).GroupBy(kind => kind.IsDrawnByName)
            .Select(kinds => (kinds.Key ? "where named" : "all", string.Join(", ", kinds)));

    private static IEnumerable<(string, string)> Entries(IEnumerable<CatalogEntry> entries) => entries.Select(entry => (entry.Name, entry.Explanation));

    /// <summary>By theme, which is the folder that they lie in.</summary>
    private static IEnumerable<(string Theme, IEnumerable<(string, string)> Scenarios)> Scenarios(ScenarioCatalog names) =>
        ShippedScenarios.Folder is not { } folder ? [] : Directory.EnumerateFiles(folder, "*.conf", SearchOption.AllDirectories)
            .GroupBy(file => Path.GetRelativePath(folder, Path.GetDirectoryName(file)!), StringComparer.Ordinal)
            .OrderBy(theme => theme.Key, StringComparer.Ordinal)
            .Select(theme => (
                theme.Key == "." ? "Scenarios" : $"Scenarios: {theme.Key.Replace('\\', '/')}",
                theme.Order(StringComparer.Ordinal).Select(file => (file, Says(file, names)))));

    private static string Says(string file, ScenarioCatalog names) => ScenarioFile.Read(file, names, ScenarioOverrides.None) switch
    {
        { Scenario: null } => "has mistakes; say: validate " + file,
        { Scenario.Name: var name, Wrong: { } wrong } => $"{name}; with --wrong {wrong.Breaks} breaks: {wrong.Shows}",
        { Scenario.Name: var name } => name,
    };

    private static void Section(string title, IEnumerable<(string Name, string Says)> rows) => AlignedTable.Print(title, [.. rows], Terminal.Width);
}

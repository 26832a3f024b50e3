using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Serialization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Scenarios;
using Microsoft.Data.Sqlite;

namespace ActorMesos.Simulation.Journals;

/// <summary>Whether a scenario can go on from what a journal holds.</summary>
public static class ResumeCheck
{
    /// <summary>Refuses a journal in which a framework of the scenario left events that its type does not know.</summary>
    /// <param name="path">A file that <see cref="SqliteFile.Check"/> has nothing against.</param>
    /// <param name="scenario">What is to go on.</param>
    /// <param name="catalog">The kinds of frameworks.</param>
    public static Refusal? Of(string path, Scenario scenario, SimulationCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(catalog);
        try
        {
            if (!SqliteFile.HasEvents(path))
            {
                return null;
            }

            using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
            foreach (var entry in scenario.Frameworks)
            {
                var kind = catalog.Frameworks.First(kind => string.Equals(kind.Type.Name, entry.Type, StringComparison.Ordinal));
                if (kind.Programs(entry.Settings).Count > 0)
                {
                    return new Refusal(
                        "resume-programs",
                        $"the journal {path} does not hold what the tasks of framework {entry.Name} kept on their disks (type '{entry.Type}' runs programs); "
                        + "start a new journal");
                }

                var known = kind.Events.Append(typeof(FrameworkIdAssigned)).Select(EventSerializer.ManifestOf).ToHashSet(StringComparer.Ordinal);
                if (Manifests(connection, FrameworkActor.IdOf(entry.Name.Value)).Find(manifest => !known.Contains(manifest)) is { } foreign)
                {
                    return new Refusal(
                        "resume-same-framework",
                        $"the journal {path} holds '{foreign}' of framework {entry.Name}, which type '{entry.Type}' does not know; "
                        + "resume it with the scenario that it was made with");
                }
            }

            return null;
        }
        catch (SqliteException failure)
        {
            return new Refusal("journal-database", $"the journal {path} cannot be read: {failure.Message}");
        }
    }

    private static List<string> Manifests(SqliteConnection connection, string id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT manifest FROM journal WHERE persistence_id = $id ORDER BY manifest";
        command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        var manifests = new List<string>();
        while (reader.Read())
        {
            manifests.Add(reader.GetString(0));
        }

        return manifests;
    }
}

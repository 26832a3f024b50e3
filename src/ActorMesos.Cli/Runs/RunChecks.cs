using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Runs;

/// <summary>What keeps a run from starting, found before anything is written.</summary>
internal static class RunChecks
{
    public static Refusal? Of(RunRequest request) => OfJournal(request) ?? RunFolder.Check(request.Folder);

    private static Refusal? OfJournal(RunRequest request)
    {
        if (request.JournalFile is not { } file)
        {
            return request.IsResumed ? new("resume-needs-file", "--resume continues a journal: name it with --journal-file") : null;
        }

        if (!request.IsOnSqlite)
        {
            return new("journal-file-sqlite", $"--journal-file names a file, but the journal is {request.Journal}; leave --journal out");
        }

        return OfFile(file) ?? OfPlace(file, request.Folder) ?? (request.IsResumed ? OfResumed(file, request) : null);
    }

    private static Refusal? OfResumed(string file, RunRequest request)
    {
        var beside = SqliteFile.Beside(file).Where(File.Exists).ToList();
        var refusal = SqliteFile.Check(file) ?? ResumeCheck.Of(file, request.Scenario, Composition.Composition.Catalog);
        if (refusal is not null)
        {
            // Whoever only reads leaves empty files behind.
            SqliteFile.Beside(file).Except(beside, StringComparer.Ordinal).ToList().ForEach(File.Delete);
        }

        return refusal;
    }

    private static Refusal? OfFile(string file)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            return new("journal-named", "--journal-file has no name");
        }

        if (Directory.Exists(file))
        {
            return new("journal-file", $"the journal {file} is a folder; name a file");
        }

        return PathInTheWay.Of(file) is { } other && !string.Equals(other, file, StringComparison.Ordinal)
            ? new("journal-possible", $"the journal {file} cannot be made: {other} is a file, not a folder")
            : null;
    }

    /// <summary>The run's folder is replaced when the run ends, and a journal in it would be gone.</summary>
    private static Refusal? OfPlace(string file, string folder)
    {
        var isInside = folder.Length > 0
            && !Path.GetRelativePath(folder, file).StartsWith("..", StringComparison.Ordinal)
            && !Path.IsPathRooted(Path.GetRelativePath(folder, file));
        return isInside
            ? new("journal-outside", $"the journal {file} lies in the run's folder {folder}, which this run replaces; name another folder with --out")
            : null;
    }
}

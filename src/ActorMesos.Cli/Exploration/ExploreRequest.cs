using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Exploration;

/// <summary>What the command line asks of an exploration.</summary>
internal sealed record ExploreRequest
{
    public required Scenario Scenario { get; init; }

    /// <summary>The seeds; null when the places are explored at which something may crash.</summary>
    public required SeedRange? Seeds { get; init; }

    public required int Jobs { get; init; }

    /// <summary>Where what is found is kept.</summary>
    public required string Folder { get; init; }

    public required bool HasCorpus { get; init; }

    public required bool IsQuiet { get; init; }

    /// <summary>The file of the seeds that failed.</summary>
    public string CorpusFile => Path.Combine(Folder, "corpus.json");

    /// <summary>The page that leads to what is kept.</summary>
    public string IndexFile => Path.Combine(Folder, "index.html");

    /// <summary>The folder of the run that stands for a group.</summary>
    public string FolderOf(string group) => Path.Combine(Folder, group);
}

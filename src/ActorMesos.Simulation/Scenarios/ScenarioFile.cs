using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>Reads scenario files. Nothing that somebody wrote makes it throw: each mistake is a <see cref="ScenarioProblem"/>.</summary>
public static class ScenarioFile
{
    /// <summary>Reads a scenario file.</summary>
    /// <param name="path">The path of the file, which is also its name in problems.</param>
    /// <param name="catalog">The names that the scenario may use.</param>
    /// <param name="overrides">What the command line says instead.</param>
    public static ScenarioReading Read(string path, ScenarioCatalog catalog, ScenarioOverrides overrides)
    {
        if (Directory.Exists(path))
        {
            return Refuse(path, "this is a folder");
        }

        if (!File.Exists(path))
        {
            return Refuse(path, "there is no such file");
        }

        try
        {
            // A device or a file that grows has no length to ask for.
            using var file = File.OpenRead(path);
            var bytes = new byte[ScenarioLimits.FileBytesMax + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Read(path, bytes.AsSpan(0, length), catalog, overrides);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refuse(path, $"the file cannot be read ({exception.Message})");
        }
    }

    /// <summary>Reads a scenario from the bytes of a file.</summary>
    public static ScenarioReading Read(string file, ReadOnlySpan<byte> bytes, ScenarioCatalog catalog, ScenarioOverrides overrides)
    {
        var problems = new ProblemList();
        var text = ScenarioSource.Decode(file, bytes, problems);
        return text is null ? Result(null, null, problems) : Read(file, text, catalog, overrides, problems);
    }

    /// <summary>Reads a scenario from a text.</summary>
    public static ScenarioReading ReadText(string file, string text, ScenarioCatalog catalog, ScenarioOverrides overrides) =>
        Read(file, text, catalog, overrides, new ProblemList());

    private static ScenarioReading Read(
        string file, string text, ScenarioCatalog catalog, ScenarioOverrides overrides, ProblemList problems)
    {
        switch (ScenarioSource.Read(file, text, problems))
        {
            case null:
                return Result(null, null, problems);
            case { Entries: [] }:
                return Refuse(file, "the file is empty", "allowed: scenario { ... }");
            case var tree:
                var knownPaths = new HashSet<string>(StringComparer.Ordinal);
                var overridden = OverrideReader.Apply(tree, overrides, problems);
                var scenario = ScenarioReader.Read(overridden, catalog, problems, knownPaths, out var wrong);
                return Result(scenario, wrong, problems);
        }
    }

    private static ScenarioReading Refuse(string file, string found, string allowed = "allowed: the path of a scenario file")
    {
        var problems = new ProblemList();
        problems.Add(new(file, "", null, found, allowed));
        return Result(null, null, problems);
    }

    private static ScenarioReading Result(Scenario? scenario, WrongHalf? wrong, ProblemList problems) => new(
        problems.Count == 0 ? scenario : null,
        [.. problems.Kept.OrderBy(problem => problem.Line ?? 0)],
        problems.Count - problems.Kept.Count)
    {
        Wrong = problems.Count == 0 ? wrong : null,
    };
}

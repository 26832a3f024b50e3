using System.Text.Json;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Simulation.Exploration;

/// <summary>A seed that failed once.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Group">The name of the group of its failure.</param>
public sealed record CorpusSeed(long Seed, string Group);

/// <summary>
/// The seeds that failed in explorations of a scenario, kept in a file. They are run first the next time, those that hold by then as well: what
/// failed once is what fails again.
/// </summary>
/// <param name="Seeds">The seeds, the smallest first.</param>
public sealed record Corpus(IReadOnlyList<CorpusSeed> Seeds)
{
    /// <summary>More of one group would tell nothing more, and each is run every time.</summary>
    private const int SeedsOfGroupMost = 10;

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    /// <summary>No seeds.</summary>
    public static Corpus Empty { get; } = new([]);

    /// <summary>Reads a file; where there is none, there are no seeds.</summary>
    public static Result<Corpus> Read(string path)
    {
        if (!File.Exists(path))
        {
            return Empty;
        }

        try
        {
            // A list may hold nulls, whatever its type says.
            return JsonSerializer.Deserialize<Document>(File.ReadAllText(path), Form) is { } document && !document.Seeds.Contains(null!)
                ? Of(document.Seeds)
                : NoCorpus(path);
        }
        catch (JsonException)
        {
            return NoCorpus(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Refusal("corpus-readable", $"{path} cannot be read ({failure.Message}); mend that, or say --no-corpus");
        }
    }

    /// <summary>The corpus with what an exploration found.</summary>
    public Corpus With(ExploreReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return With([.. report.Groups.SelectMany(group => group.Cases)]);
    }

    /// <summary>The corpus with what failed.</summary>
    public Corpus With(IReadOnlyList<FailedCase> failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        var found = failed.Select(one => new CorpusSeed(one.Number, one.Group.Id)).ToList();
        var seeds = found.Select(entry => entry.Seed).ToHashSet();
        return Of([.. Seeds.Where(entry => !seeds.Contains(entry.Seed)), .. found]);
    }

    /// <summary>Writes a file, which is whole at every instant.</summary>
    public void Write(string path)
    {
        var temporary = $"{path}.{Environment.ProcessId}.new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(new Document(Seeds), Form) + "\n");
        File.Move(temporary, path, overwrite: true);
    }

    private static Refusal NoCorpus(string path) => new("corpus-readable", $"{path} is no corpus of seeds; delete it, or say --no-corpus");

    private static Corpus Of(IEnumerable<CorpusSeed> entries) => new(
        [.. entries.OrderBy(entry => entry.Seed).GroupBy(entry => entry.Group, StringComparer.Ordinal)
            .SelectMany(group => group.Take(SeedsOfGroupMost)).OrderBy(entry => entry.Seed)]);

    private sealed record Document(IReadOnlyList<CorpusSeed> Seeds);
}

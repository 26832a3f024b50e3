using ActorMesos.Simulation.Exploration;

namespace ActorMesos.Cli.Exploration;

/// <summary>The seeds that fail, kept as they fail: whatever ends the process, they are run first the next time.</summary>
internal sealed class FoundSeeds(ExploreRequest request, Corpus known)
{
    private Corpus _corpus = known;

    /// <summary>A run failed. One call at a time.</summary>
    public void Add(FailedCase failed)
    {
        var corpus = _corpus.With([failed]);
        if (!request.HasCorpus || corpus.Seeds.SequenceEqual(_corpus.Seeds))
        {
            return;
        }

        _corpus = corpus;
        try
        {
            Directory.CreateDirectory(request.Folder);
            corpus.Write(request.CorpusFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The corpus is written once more at the end, which says why it cannot be.
        }
    }
}

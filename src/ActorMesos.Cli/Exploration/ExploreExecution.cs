using ActorMesos.Cli.Output;
using ActorMesos.Cli.Runs;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Exploration;

/// <summary>Carries out one exploration, from what failed before to the folders of what fails now.</summary>
internal static class ExploreExecution
{
    /// <summary>Explores, unless something keeps it from starting: that is said, and nothing is written.</summary>
    public static ExitCode Execute(ExploreRequest request, Interruption interruption)
    {
        if (ExploreChecks.Of(request) is { } refusal)
        {
            return Refused.Say(refusal);
        }

        var corpus = request.HasCorpus ? Corpus.Read(request.CorpusFile) : Corpus.Empty;
        if (corpus.IsRefused)
        {
            return Refused.Say(corpus.Refusal);
        }

        ExplorePlan plan;
        if (request.Seeds is not null)
        {
            plan = PlanOf(request, corpus.Value);
        }
        else
        {
            var points = CrashPoints.Of(request.Scenario, Composition.Composition.Catalog, prepare: null, interruption.Token);
            if (points.Peace.ExitCode != ExitCode.Holds)
            {
                Console.WriteLine($"{points.Peace.Failure?.Name ?? "ended early"}: without any crash of these, {points.Peace.Failure?.Message ?? "the run did not end"}");
                return points.Peace.ExitCode;
            }

            Places(request, points);
            plan = points.Plan();
        }

        interruption.Keeps(request.HasCorpus
            ? $"Ended in the middle of a run; the seeds that failed are in {request.CorpusFile}, and are run first the next time."
            : "Ended in the middle of a run; what failed is not kept.");
        var screen = new ExploreScreen(request, plan.Count);
        screen.Start(corpus.Value.Seeds.Count);
        var progress = new ExploreLine(request.IsQuiet);
        var found = new FoundSeeds(request, corpus.Value);
        var report = progress.Watch(() => new Explorer(new MemoryRunner(Composition.Composition.Catalog), request.Jobs)
        {
            Progress = progress.Show, Found = found.Add,
        }.Explore(plan, request.Scenario.Expect.Reached, interruption.Token));
        interruption.IsHeeded();
        screen.Found(report, progress);
        try
        {
            return Keep(request, plan, report, corpus.Value);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refused.Say(new("explore-folder-writable", $"what was found cannot be written to {request.Folder}: {failure.Message}"));
        }
    }

    private static void Places(ExploreRequest request, CrashPoints points)
    {
        if (!request.IsQuiet)
        {
            Console.WriteLine(FormattableString.Invariant($"{points.Messages} messages and {points.Writes} writes; at them {points.Count} crashes to try"));
        }
    }

    private static ExplorePlan PlanOf(ExploreRequest request, Corpus corpus)
    {
        var first = corpus.Seeds.Select(entry => entry.Seed).ToList();
        var known = first.ToHashSet();
        for (var seed = request.Seeds!.From; seed <= request.Seeds.To; seed++)
        {
            if (!known.Contains(seed))
            {
                first.Add(seed);
            }
        }

        return ExplorePlan.OfSeeds(request.Scenario, first);
    }

    private static ExitCode Keep(ExploreRequest request, ExplorePlan plan, ExploreReport report, Corpus corpus)
    {
        if (request.HasCorpus && report.Failed > 0)
        {
            Directory.CreateDirectory(request.Folder);
            corpus.With(report).Write(request.CorpusFile);
        }

        var kept = new List<KeptGroup>();
        foreach (var group in report.Groups)
        {
            kept.Add(KeptGroup.Keep(request, plan, group));
            ExploreScreen.Kept(kept[^1]);
        }

        if (report.Done > 0)
        {
            ExploreIndex.Write(request, report, kept);
        }

        return kept.Exists(group => !group.IsRepeated) ? ExitCode.NotDeterministic : report.ExitCode;
    }
}

using System.Diagnostics;
using System.Text.Json;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Journals;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>One seed is one exact run, whatever the journal, the process and the threads do.</summary>
public sealed class DeterminismSpecs
{
    private const string Quick = "simulations/quickstart.conf";

    public static TheoryData<string> Files => [.. Shipped.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void a_shipped_scenario_runs_alike_again_on_either_journal_and_however_busy_the_threads_of_the_database_are(string file)
    {
        var scenario = Shipped.Read(file);
        var first = Shipped.Run(scenario, new MemoryJournal());
        var again = Shipped.Run(scenario, new PerturbedJournal(new MemoryJournal(), 1));
        var onSqlite = RunOnSqlite(scenario);
        first.Lines.ShouldBeGreaterThan(0);
        again.TraceSha256.ShouldBe(first.TraceSha256, "a second run");
        onSqlite.TraceSha256.ShouldBe(first.TraceSha256, "SQLite");
        ResultJson.Print(scenario, again).ShouldBe(ResultJson.Print(scenario, first));
        ResultJson.Print(scenario, onSqlite).ShouldBe(ResultJson.Print(scenario, first));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void a_shipped_scenario_comes_out_as_it_says(string file)
    {
        var outcome = Shipped.Run(Shipped.Read(file), new MemoryJournal());
        outcome.Failure.ShouldBeNull();
        outcome.ExitCode.ShouldBe(ExitCode.Holds);
    }

    [Fact]
    public void the_day_begins_well()
    {
        string[] small = [.. Enumerable.Range(0, 5).Select(rack => $"slaves[{rack}].count=6")];
        var scenario = Shipped.Read(
            Shipped.Day,
            null,
            [
                .. small, "duration=1h", "frameworks[0].settings.count=10", "frameworks[1].settings.count=20", "frameworks[2].settings.data-nodes=5",
                "frameworks[3].settings.nodes=5", "frameworks[4].settings.nodes=5", "frameworks[5].settings.tasks=100",
                "expect.eventually=[]", "expect.reached=[volume-written,task-finished,data-acknowledged]",
            ]);
        Shipped.Run(scenario, new MemoryJournal()).Failure.ShouldBeNull();
    }

    [Fact]
    public void a_day_of_failures_costs_a_ring_in_sandboxes_its_rows_and_one_on_volumes_nothing_but_a_little_copying()
    {
        var outcome = Shipped.Run(Shipped.Read(Shipped.Volumes), new MemoryJournal());
        outcome.Failure.ShouldBeNull();
        double Found(string framework, string name) => double.Parse(
            outcome.Findings.Single(found => found.Framework == framework && found.Finding.Name == name).Finding.Value,
            System.Globalization.CultureInfo.InvariantCulture);
        Found("network", "bytes streamed").ShouldBeLessThan(Found("volumes", "bytes streamed"));
        Found("volumes", "bytes streamed").ShouldBeLessThan(Found("sandboxes", "bytes streamed") / 3);
        Found("on-volumes", "reads of lost rows").ShouldBe(0);
        Found("on-network", "reads of lost rows").ShouldBe(0);
        Found("in-sandboxes", "reads of lost rows").ShouldBeGreaterThan(20);
    }

    [Fact]
    public void another_seed_is_another_run()
    {
        var hashes = Enumerable.Range(1, 5)
            .Select(seed => Shipped.Run(Shipped.Read(Quick, $"{seed}"), new MemoryJournal()).TraceSha256);
        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void the_threads_of_the_database_show_nowhere(bool onSqlite)
    {
        var scenario = Shipped.Read(
            "simulations/hdfs.conf", null, "slaves[0].count=6", "slaves[1].count=6", "duration=20m", "expect.eventually=[]", "expect.reached=[]");
        var calm = Shipped.Record(scenario, new MemoryJournal());
        for (var perturbation = 1; perturbation <= 3; perturbation++)
        {
            using var file = new TemporaryFile();
            var journal = new PerturbedJournal(onSqlite ? Sqlite(file) : new MemoryJournal(), perturbation);
            Shipped.Record(scenario, journal).ShouldBeTheSameAs(calm, $"perturbation {perturbation}");
            journal.Perturbed.ShouldBeGreaterThan(100);
        }
    }

    [Theory]
    [InlineData(Quick, "memory")]
    [InlineData("simulations/hdfs.conf", "sqlite")]
    [InlineData("simulations/masters/failover.conf", "memory")]
    public void another_process_with_other_hashes_of_texts_is_the_same_run(string file, string journal)
    {
        var own = Shipped.Run(Shipped.Read(file), new MemoryJournal()).TraceSha256;
        RunAsProcess(file, journal).ShouldBe(own);
        RunAsProcess(file, journal).ShouldBe(own);
    }

    [Fact]
    public void worlds_that_run_side_by_side_do_not_disturb_each_other()
    {
        var alone = Shipped.Record(Shipped.Read(Quick), new MemoryJournal());
        var runs = new RecordedRun[8];
        var threads = Enumerable.Range(0, runs.Length)
            .Select(i => new Thread(() => runs[i] = Shipped.Record(Shipped.Read(Quick), new MemoryJournal())))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        for (var i = 0; i < runs.Length; i++)
        {
            runs[i].ShouldBeTheSameAs(alone, $"run {i}");
        }
    }

    private static RunOutcome RunOnSqlite(Scenario scenario)
    {
        using var file = new TemporaryFile();
        return Shipped.Run(scenario, new PerturbedJournal(Sqlite(file), 2));
    }

    private static SqliteJournal Sqlite(TemporaryFile file)
    {
        SqliteFile.Create(file.Name).ShouldBeNull();
        return new SqliteJournal(file.Name);
    }

    private static string RunAsProcess(string file, string journal)
    {
        using var place = new TemporaryFile();
        var output = Path.Combine(Path.GetDirectoryName(place.Name)!, "run");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Shipped.Root, "src", "ActorMesos.Cli", "bin", configuration, "net10.0", "actormesos.dll");
        File.Exists(program).ShouldBeTrue(program);
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [program, "run", Path.Combine(Shipped.Root, file), "--journal", journal, "--out", output, "--quiet"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "result.json")));
        return result.RootElement.GetProperty("trace_sha256").GetString()!;
    }
}

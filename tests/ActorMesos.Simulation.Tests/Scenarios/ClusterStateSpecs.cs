using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Slaves;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Scenarios;

/// <summary>Clusters that are read from what a master has printed.</summary>
public sealed class ClusterStateSpecs : IDisposable
{
    private const string Scenario = """
        scenario {
          name = "from life"
          semantics = "1.11"
          duration = 10s
          cluster = { state = "state.json" }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("actormesos-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void its_slaves_come_before_those_of_the_scenario()
    {
        var scenario = Read(
            """{ "slaves": [ { "hostname": "a", "resources": { "cpus": 4 } }, { "hostname": "b", "resources": { "cpus": 2 } } ] }""",
            Scenario.Replace("duration", "slaves = [ { resources = \"cpus:1\" } ]\nduration", StringComparison.Ordinal)).Scenario!;
        scenario.SlaveNodes().Select(node => node.Name.Value).ShouldBe(["a", "b", "node-3"]);
    }

    [Fact]
    public void a_file_may_begin_with_a_byte_order_mark() =>
        Read("\ufeff" + """{ "slaves": [ { "hostname": "a", "resources": { "cpus": 4 } } ] }""", Scenario).ToString().ShouldBe("");

    [Fact]
    public void is_printed_with_all_that_was_read_so_that_the_file_is_not_needed_again()
    {
        var scenario = Shipped.Read("simulations/clusters/from-life.conf");
        var again = ScenarioFile.ReadText("elsewhere", ScenarioText.Print(scenario), Shipped.Catalog.Names, ScenarioOverrides.None);
        again.ToString().ShouldBe("");
        again.Scenario!.SlaveNodes().First().Checkpointed.PersistentVolumes().ShouldHaveSingleItem();
        ScenarioText.Print(again.Scenario!).ShouldBe(ScenarioText.Print(scenario));
    }

    [Fact]
    public void slaves_start_with_what_their_disks_held_and_the_master_hears_of_it()
    {
        var scenario = Shipped.Read("simulations/clusters/from-life.conf", null, "frameworks=[]", "duration=20s", "expect.eventually=[]", "expect.reached=[]");
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, null);
        using var run = new ScenarioRun(scenario, Shipped.Catalog, journal, recorder);
        string? held = null;
        string? known = null;
        run.Ending = world =>
        {
            held = world.Ask<SlaveState>(new("10.0.1.11"), GetSlave.Instance)!.Checkpointed.ToString();
            known = world.LeadingMaster()!.Slaves.Values.Single(slave => slave.Info.Hostname == "10.0.1.11").Total.Checkpointed().ToString();
        };
        run.Execute(CancellationToken.None).Failure.ShouldBeNull();
        held.ShouldNotBeNull().ShouldContain("db-0-17");
        known.ShouldBe(held);
    }

    [Theory]
    [InlineData(null, "found 'state.json', which is no file that can be read")]
    [InlineData("slaves", "found 'state.json', in which no JSON")]
    [InlineData("{}", "found 'state.json', in which 'slaves' is mi")]
    [InlineData("""{ "slaves": [ { "hostname": "a_b", "resources": {} } ] }""", "found 'state.json', in which slave a_b has a name that no node can have")]
    [InlineData("""{ "slaves": [ { "hostname": "a", "resources": { "cpus": 1 } }, { "hostname": "a", "resources": { "cpus": 1 } } ] }""", "found the name 'a' twice")]
    [InlineData("""{ "slaves": [ { "hostname": "a", "resources": {}, "attributes": { "rack": "" } } ] }""", "found 'state.json', in which slave a has attributes that cannot be said")]
    public void what_cannot_be_taken_is_said_in_words(string? json, string problem) => Read(json, Scenario).ToString().ShouldContain($"scenario.cluster.state: {problem}");

    [Theory]
    [InlineData("[{}]", "scenario.slaves[0].checkpointed: found '[{}]' (")]
    [InlineData("""[{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":9},\"role\":\"db\",\"reservation\":{}}]""", "scenario.slaves[0].checkpointed: found what does not fit the resources")]
    public void what_a_disk_holds_must_fit_what_the_slave_has(string checkpointed, string problem) =>
        ScenarioSamples.Read(ScenarioSamples.Small.Replace("count = 3,", $"count = 3, checkpointed = \"{checkpointed}\",", StringComparison.Ordinal), ScenarioOverrides.None with { Semantics = "1.11" })
            .ToString().ShouldContain(problem);

    private ScenarioReading Read(string? json, string scenario)
    {
        var file = Path.Combine(_folder, "x.conf");
        File.WriteAllText(file, scenario);
        if (json is not null)
        {
            File.WriteAllText(Path.Combine(_folder, "state.json"), json);
        }

        return ScenarioFile.Read(file, ScenarioSamples.Catalog, ScenarioOverrides.None);
    }
}

using System.Text;
using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.Simulation.Tests.Scenarios;

public sealed class ScenarioFileSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void reads_everything_that_a_scenario_may_say()
    {
        var scenario = ScenarioSamples.Read(ScenarioSamples.Full).Scenario.ShouldNotBeNull();

        scenario.Name.ShouldBe("a slave crashes between CREATE and \"ok\" \\ \u0007");
        scenario.Semantics.ShouldBe(SemanticsProfile.V111);
        scenario.Seed.ShouldBe(long.MaxValue);
        scenario.Duration.ShouldBe(TimeSpan.FromMinutes(30));
        scenario.PrintDocuments.ShouldBeTrue();
        scenario.Slaves[0].Resources.ShouldBe(ResourceText.Parse("cpus:8;mem:16384;disk(hdfs):4096;ports:[31000-32000]").Value);
        scenario.Slaves[0].Attributes.ShouldBe([new("rack", "r1"), new("zone", "west")]);
        scenario.Frameworks[0].Principal.ShouldBe("hdfs-principal");
        scenario.Frameworks[0].Checkpoint.ShouldBeFalse();
        scenario.Frameworks[0].FailoverTimeout.ShouldBe(TimeSpan.FromMinutes(90));
        scenario.Frameworks[0].Settings.Integer("data-nodes").ShouldBe(5);
        scenario.Frameworks[0].User.ShouldBe("hdfs");
        scenario.Frameworks[0].Credential.ShouldBe(new Credential("hdfs-principal", new Secret(2)));
        scenario.SlaveNodes().Select(node => node.Credential?.Principal).ShouldBe(["slave", "slave", null]);
        scenario.Credentials.ShouldBe([new Credential("hdfs-principal", new Secret(3)), new Credential("slave", new Secret(1))]);
        scenario.Acls.Permissive.ShouldBeFalse();
        scenario.Acls.Of(AclActions.RunTasks).ShouldBe([new Acl(AclEntity.Some("hdfs-principal"), AclEntity.Some("hdfs"))]);
        (scenario.Master.AuthenticateFrameworks, scenario.Master.AuthenticateSlaves).ShouldBe((true, true));
        scenario.Master.OfferTimeout.ShouldBe(TimeSpan.FromMinutes(2));
        scenario.Master.MinAllocatableResources.Count.ShouldBe(2);
        scenario.Slave.StatusUpdateRetryMax.ShouldBe(TimeSpan.FromDays(1));
        scenario.Driver.RegistrationBackoffMax.ShouldBe(TimeSpan.FromSeconds(3));
        scenario.NetworkLatency.ShouldBe(new UniformDuration(TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(2)));
        scenario.DiskLatency.ShouldBe(new ConstantDuration(TimeSpan.FromMilliseconds(5)));
        scenario.Faults.Take(4).ShouldBe(
        [
            new(TimeSpan.FromMinutes(5), new CrashFault(new("node-2"), TimeSpan.FromSeconds(90))),
            new(TimeSpan.FromMinutes(30), new PowerCycleFault(TimeSpan.FromSeconds(30))),
            new(TimeSpan.FromMinutes(7), new MasterFailoverFault(TimeSpan.FromSeconds(1))),
            new(TimeSpan.Zero, new PartitionFault(new Victims([], 20, IsPercent: true), IsOneWay: true)
            {
                For = new UniformDuration(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(3)),
            })
            {
                Every = new Recurrence(new ExponentialDuration(TimeSpan.FromMinutes(4)), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20)),
            },
        ]);
        scenario.Expect.ShouldBe(new Expectations(
            ["all", "no-lost-volume"],
            [new("hdfs-healthy", TimeSpan.FromMinutes(10))],
            ["volume-created", "slave-restarted"]));
    }

    [Fact]
    public void takes_from_the_defaults_what_a_scenario_leaves_out()
    {
        var scenario = ScenarioSamples.Read(ScenarioSamples.Small).Scenario.ShouldNotBeNull();

        scenario.Semantics.ShouldBe(SemanticsProfile.V023);
        scenario.Seed.ShouldBe(1);
        scenario.Frameworks.ShouldBeEmpty();
        scenario.Master.OfferTimeout.ShouldBeNull();
        scenario.Master.PingTimeout.ShouldBe(TimeSpan.FromSeconds(15));
        scenario.Master.MaxPingTimeouts.ShouldBe(5);
        scenario.Slave.SnapshotEvery.ShouldBe(100);
        scenario.DiskLatency.ShouldBe(new UniformDuration(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(8)));
        scenario.Expect.ShouldBe(new Expectations(["all"], [], []));
    }

    [Fact]
    public void fills_a_framework_with_the_defaults_of_its_type()
    {
        var framework = ScenarioSamples.ReadSmallWith("frameworks = [ { name = a, type = hdfs, settings { fast = true } } ]").Scenario!.Frameworks[0];

        framework.Role.ShouldBe("*");
        framework.Principal.ShouldBeNull();
        framework.Checkpoint.ShouldBeTrue();
        framework.Settings.Values.Select(value => value.Text).ShouldBe(["3", "10s", "none", "true"]);
    }

    [Fact]
    public void numbers_slaves_over_all_groups()
    {
        var slaves = """
            slaves = [
              { count = 2, resources = "cpus:1" }
              { hostname = odd, resources = "cpus:2" }
              { count = 2, hostname = "big-{n}.rack", resources = "cpus:3" }
            ]
            """;
        var scenario = ScenarioSamples.Read($"scenario {{ name = x, duration = 1s\n{slaves}\n}}").Scenario.ShouldNotBeNull();

        scenario.SlaveNodes().Select(node => node.Name.Value).ShouldBe(["node-1", "node-2", "odd", "big-4.rack", "big-5.rack"]);
    }

    [Fact]
    public void reads_json_and_other_line_ends_and_a_byte_order_mark()
    {
        var json = "\ufeff{\"scenario\":{\"name\":\"small\",\r\n\"duration\":\"30m\",\r\"slaves\":[{\"count\":\"3\",\"resources\":\"cpus:8;mem:16384;disk:4096\"}]}}\r\n";

        var reading = ScenarioFile.Read(ScenarioSamples.File, Encoding.UTF8.GetBytes(json), ScenarioSamples.Catalog, ScenarioOverrides.None);

        reading.Scenario.ShouldBe(ScenarioSamples.Read(ScenarioSamples.Small).Scenario);
    }

    [Fact]
    public void reads_a_file()
    {
        var path = Write("good.conf", Encoding.UTF8.GetBytes(ScenarioSamples.Small));

        ScenarioFile.Read(path, ScenarioSamples.Catalog, ScenarioOverrides.None).Scenario.ShouldNotBeNull().Name.ShouldBe("small");
    }

    [Theory]
    [InlineData("", "the file is empty; allowed: scenario { ... }")]
    [InlineData("# only this", "the file is empty; allowed: scenario { ... }")]
    [InlineData("\u0001\u0002", ":1: found the control character U+0001; allowed: text in UTF-8")]
    public void refuses_a_file_that_says_nothing(string text, string problem)
    {
        var path = Write("bad.conf", Encoding.UTF8.GetBytes(text));

        Problems(path).ShouldBe(problem.StartsWith(':') ? path + problem : $"{path}: {problem}");
    }

    [Fact]
    public void refuses_what_is_no_file()
    {
        var missing = Path.Combine(_folder, "missing.conf");

        Problems(missing).ShouldBe($"{missing}: there is no such file; allowed: the path of a scenario file");
        Problems(_folder).ShouldBe($"{_folder}: this is a folder; allowed: the path of a scenario file");
        Problems("").ShouldBe(": there is no such file; allowed: the path of a scenario file");
        Problems("a\0b").ShouldEndWith("there is no such file; allowed: the path of a scenario file");
    }

    [Fact]
    public void refuses_bytes_that_are_no_text()
    {
        var path = Write("bad.conf", [0x73, 0xff, 0xfe]);

        Problems(path).ShouldBe($"{path}: the file is no text; allowed: text in UTF-8");
    }

    [Fact]
    public void refuses_a_file_beyond_the_limit_and_accepts_one_at_it()
    {
        var full = ScenarioSamples.Small + "\n#" + new string('x', ScenarioLimits.FileBytesMax - ScenarioSamples.Small.Length - 2);

        Problems(Write("full.conf", Encoding.UTF8.GetBytes(full))).ShouldBeEmpty();
        Problems(Write("more.conf", Encoding.UTF8.GetBytes(full + "x"))).ShouldEndWith("the file is too large; allowed: at most 1000000 bytes");
    }

    [Fact]
    public void keeps_twenty_problems_and_counts_the_rest()
    {
        var reading = ScenarioSamples.ReadSmallWith(string.Join('\n', Enumerable.Range(0, 25).Select(number => $"key-{number} = 1")));

        reading.Scenario.ShouldBeNull();
        reading.Problems.Count.ShouldBe(20);
        reading.ToString().ShouldEndWith("\nand 5 more");
    }

    private static string Problems(string path) => ScenarioFile.Read(path, ScenarioSamples.Catalog, ScenarioOverrides.None).ToString();

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}

using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>What each kind of fault does to a small HDFS, which must get over all of them.</summary>
public sealed class FaultKindSpecs
{
    private const string Hdfs = "simulations/hdfs.conf";

    private static readonly Dictionary<string, string> Faults = new(StringComparer.Ordinal)
    {
        ["crash"] = "{ at = 61s, crash = { slaves = one, for = 30s } }",
        ["power-cycle"] = "{ at = 61s, power-cycle = { for = 5s } }",
        ["master-failover"] = "{ at = 61s, master-failover = { for = 5s } }",
        ["pause"] = "{ at = 61s, pause = { slaves = \"50%\", for = 30s } }",
        ["reboot"] = "{ at = 61s, reboot = { slaves = \"50%\", for = 30s } }",
        ["replace"] = "{ at = 1s, replace = { slaves = all, for = 5s } }",
        ["reconfigure"] = "{ at = 1s, reconfigure = { slaves = all, attributes = \"rack:r9\", remove-meta-after = 10s, for = 5s } }",
        ["stale-checkpoint"] = "{ at = 1s, stale-checkpoint = { slaves = all, found = empty, for = 5s } }",
        ["drop"] = "{ at = 1s, drop = { message = StatusUpdate, percent = 50, for = 2m } }",
        ["delay"] = "{ at = 1s, delay = { to = master, by = 900ms, for = 2m } }",
        ["duplicate"] = "{ at = 0s, duplicate = { for = 3m } }",
        ["hold"] = "{ at = 3s, hold = { from = master, to = hdfs, for = 10s } }",
        ["partition"] = "{ at = 61s, partition = { slaves = 2, for = 40s } }",
        ["clog"] = "{ at = 61s, clog = { node = master, for = 20s } }",
        ["disk-full"] = "{ at = 1s, disk-full = { slaves = all, for = 20s } }",
        ["disk-fails"] = "{ at = 1s, disk-fails = { slaves = all, for = 20s } }",
        ["disk-slow"] = "{ at = 1s, disk-slow = { slaves = all, by = 2s, for = 1m } }",
        ["disk-silent"] = "{ at = 1s, disk-silent = { slaves = all, for = 20s } }",
        ["disk-forgets"] = "{ at = 1s, disk-forgets = { slaves = all, for = 1m } }",
        ["clock-skew"] = "{ at = 20s, clock-skew = { slaves = all, by = 1h, behind = true, for = 1m } }",
        ["decline-storm"] = "{ at = 3s, decline-storm = { framework = hdfs, for = 30s } }",
    };

    public static TheoryData<string> Kinds => [.. FaultKinds.All.Select(kind => kind.Name).Where(Faults.ContainsKey)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void is_survived_and_comes_to_the_same_each_time(string kind)
    {
        var first = Shipped.Record(Small(Faults[kind]), new MemoryJournal());
        var second = Shipped.Record(Small(Faults[kind]), new MemoryJournal());

        first.Outcome.Failure.ShouldBeNull();
        first.ShouldBeTheSameAs(second, kind);
        first.Outcome.TraceSha256.ShouldNotBe(Peace.Outcome.TraceSha256, "the fault must have done something");
        first.Lines.ShouldContain(line => line.Contains("\"event\":\"fault\"", StringComparison.Ordinal) && !line.Contains("EverythingHealed", StringComparison.Ordinal));
    }

    [Fact]
    public void the_faults_that_happened_happen_again_as_a_scenario_of_their_own()
    {
        var drawn = Small(
            "{ every = { exponential = 40s }, crash = { slaves = one, for = { uniform = [1s, 30s] } } }, "
            + "{ every = { weibull = { scale = 60s, shape = 0.7 } }, partition = { slaves = \"50%\", for = { log-normal = { median = 5s, sigma = 1 } } } }");
        var first = Shipped.Record(drawn, new MemoryJournal());
        first.Outcome.Faults.Count.ShouldBeGreaterThan(4);
        first.Outcome.Faults.ShouldAllBe(fault => fault.Every == null);

        var concrete = drawn with { Faults = [.. first.Outcome.Faults] };
        var again = Shipped.Record(concrete, new MemoryJournal());

        first.ShouldBeTheSameAs(again, "concrete faults");
        again.Outcome.Faults.ShouldBe(first.Outcome.Faults);
    }

    [Fact]
    public void one_fault_less_leaves_the_draws_of_the_others_as_they_were()
    {
        const string Crashes = "{ every = { exponential = 40s }, crash = { slaves = one, for = 5s } }";
        const string Pauses = "{ every = { exponential = 50s }, pause = { slaves = one, for = 5s } }";
        static IEnumerable<ScheduledFault> Paused(RecordedRun run) => run.Outcome.Faults.Where(fault => fault.Fault is PauseFault);

        Paused(Shipped.Record(Small($"{Crashes}, {Pauses}"), new MemoryJournal()))
            .ShouldBe(Paused(Shipped.Record(Small(Pauses), new MemoryJournal())));
    }

    [Theory]
    [InlineData("before", 0)]
    [InlineData("after", 1)]
    public void a_message_triggers_a_fault_before_or_after_it_is_acted_on(string moment, int checkpoints)
    {
        var fault = $"{{ when = {{ message = CheckpointResources, to = node-1, moment = {moment} }}, crash = {{ slave = node-1, for = 1h }} }}";
        var lines = Shipped.Record(Small(fault), new MemoryJournal()).Lines.ToList();
        var crash = lines.FindIndex(line => line.Contains("NodeCrashed", StringComparison.Ordinal));

        lines.Take(crash).Count(line => line.Contains("\"to\":\"node-1\",\"kind\":\"CheckpointResources\"", StringComparison.Ordinal)).ShouldBe(checkpoints);
    }

    [Fact]
    public void a_write_triggers_a_fault_between_persisted_and_acknowledged()
    {
        const string Fault = "{ when = { persisted = node-1, occurrence = 2 }, crash = { slave = node-1, for = 10s } }";
        var run = Shipped.Record(Small(Fault), new MemoryJournal());
        var lines = run.Lines.ToList();
        var crash = lines.FindIndex(line => line.Contains("NodeCrashed", StringComparison.Ordinal));
        string[] seen = [.. lines.Take(crash).Where(line => line.Contains("\"to\":\"node-1\",\"kind\":\"ResourcesCheckpointed\"", StringComparison.Ordinal))];

        seen.ShouldBeEmpty("it was never acknowledged");
        lines.Skip(crash).First(line => line.Contains("SlaveRecovered", StringComparison.Ordinal)).ShouldContain("hdfs-principal", customMessage: "and yet it is on the disk");
        run.Outcome.Failure.ShouldBeNull();
    }

    [Fact]
    public void a_process_that_stands_still_answers_once_it_goes_on()
    {
        var lines = Shipped.Record(Small("{ at = 100s, pause = { slave = node-4, for = 40s } }"), new MemoryJournal()).Lines;
        var pongs = lines.Where(line => line.Contains("\"from\":\"node-4\"", StringComparison.Ordinal) && line.Contains("\"kind\":\"Pong\"", StringComparison.Ordinal))
            .Select(line => decimal.Parse(line.Split("\"at\":")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();

        pongs.ShouldNotContain(at => at > 100.01m && at < 140);
        pongs.Count(at => at > 140 && at < 140.01m).ShouldBe(3, "those that waited");
    }

    [Fact]
    public void a_slave_that_hangs_on_a_silent_disk_since_the_power_came_back_is_started_again_as_well() => Shipped.Run(
        Small("{ at = 61s, disk-silent = { slaves = all, for = 10s } }, { at = 62s, power-cycle = { for = 1s } }"), new MemoryJournal()).Failure.ShouldBeNull();

    [Theory]
    [InlineData("0.23", true)]
    [InlineData("1.11", false)]
    public void a_slave_whose_host_has_booted_has_its_volumes_and_nothing_that_ran(string semantics, bool hasNewId)
    {
        var run = Shipped.Record(
            Small("{ at = 61s, reboot = { slave = node-1, for = 30s } }") with { Semantics = SemanticsProfile.All.Single(profile => profile.Name == semantics) },
            new MemoryJournal());
        var lines = run.Lines.ToList();
        var rebooted = lines.FindIndex(line => line.Contains("\"kind\":\"SlaveRebooted\"", StringComparison.Ordinal));
        var back = lines.Skip(rebooted).First(line =>
            line.Contains("\"from\":\"node-1\"", StringComparison.Ordinal) && line.Contains("egisterSlave\"", StringComparison.Ordinal));

        back.ShouldContain("hdfs-principal)[hdfs-data-");
        back.ShouldNotContain("\"task\"");
        back.Contains("ReregisterSlave", StringComparison.Ordinal).ShouldBe(!hasNewId);
        lines.Skip(rebooted).Any(line => line.Contains("\"kind\":\"SlaveAdmitted\"", StringComparison.Ordinal)).ShouldBe(hasNewId);
        run.Outcome.Failure.ShouldBeNull();
    }

    [Fact]
    public void a_machine_under_maintenance_lets_its_slave_in_again_once_it_is_up()
    {
        var scenario = Small("{ at = 61s, maintenance = { slave = node-1, notice = 9s, for = 30s } }") with { Semantics = SemanticsProfile.V111 };
        var first = Shipped.Record(scenario, new MemoryJournal());
        first.ShouldBeTheSameAs(Shipped.Record(scenario, new MemoryJournal()), "maintenance");
        first.Outcome.Failure.ShouldBeNull();
        At(first, "\"kind\":\"MaintenanceStarted\"").ShouldBe(70m, 0.1m);
        At(first, "\"kind\":\"MaintenanceStopped\"").ShouldBe(100m, 0.1m);
        var lines = first.Lines.ToList();
        var stopped = lines.FindIndex(line => line.Contains("\"kind\":\"MaintenanceStopped\"", StringComparison.Ordinal));
        var started = lines.FindIndex(line => line.Contains("\"kind\":\"MaintenanceStarted\"", StringComparison.Ordinal));
        lines.Skip(started).Take(stopped - started).ShouldNotContain(line => line.Contains("\"kind\":\"SlaveAdmission\"", StringComparison.Ordinal));
        lines.Skip(stopped).ShouldContain(line => line.Contains("\"kind\":\"SlaveAdmission\"", StringComparison.Ordinal));
    }

    [Fact]
    public void no_executor_survives_the_loss_of_its_hosts_power()
    {
        var lines = Shipped.Record(Small(Faults["power-cycle"]), new MemoryJournal()).Lines.ToList();
        var back = lines.FindIndex(line => line.Contains("PowerReturned", StringComparison.Ordinal));
        lines.Take(back).ShouldContain(line => line.Contains("TASK_RUNNING", StringComparison.Ordinal) || line.Contains("\"Running\"", StringComparison.Ordinal));
        lines.Skip(back).Count(line => line.Contains("\"kind\":\"SlaveRebooted\"", StringComparison.Ordinal)).ShouldBe(4);
    }

    private static decimal At(RecordedRun run, string what) => decimal.Parse(
        run.Lines.First(line => line.Contains(what, StringComparison.Ordinal)).Split("\"at\":")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static RecordedRun Peace { get; } = Shipped.Record(Small(""), new MemoryJournal());

    private static Scenario Small(string faults) => Shipped.Read(Hdfs, null,
    [
        "slaves=[ { count = 4, hostname = \"node-{n}\", resources = \"cpus:8;mem:16384;disk:65536\" } ]",
        "duration=5m",
        "frameworks[0].settings={ data-nodes = 3, name-nodes = 0, cycles = 1, cycle = 2m, disk = 2048 }",
        $"faults=[{faults}]",
        "expect.reached=[volume-created]",
    ]);
}

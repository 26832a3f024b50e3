using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>Authentication and ACLs in whole runs, at exact instants.</summary>
public sealed class AuthenticatedRunSpecs
{
    private const string Authentication = "simulations/reservations/authentication.conf";
    private const string Static = "simulations/reservations/static-reservation.conf";
    private const string Reserve = "simulations/reservations/acl-reserve.conf";

    [Theory]
    [InlineData("0.23", 5)]
    [InlineData("1.11", 15)]
    public void a_master_that_is_not_ready_yet_is_asked_again_when_the_time_of_the_release_is_over(string release, int seconds)
    {
        var asked = Watch<Authenticate>(Authentication, $"semantics=\"{release}\"", "faults=[]", "network.latency=1ms", "disk.latency=5ms", "expect.reached=[]");
        foreach (var node in new[] { "node-1", "node-2" })
        {
            var times = asked.Where(seen => seen.Message.Node.Value == node).Select(seen => seen.At.SinceStart).ToList();
            times.Count.ShouldBe(2, node);
            (times[1] - times[0]).ShouldBe(TimeSpan.FromSeconds(seconds), node);
        }
    }

    [Fact]
    public void who_is_authenticated_registers_at_once()
    {
        string[] settings = ["network.latency=1ms", "faults=[]", "expect.reached=[]"];
        var completed = Watch<AuthenticationCompleted>(Authentication, settings).First(seen => seen.Node == "node-1");
        var registering = Watch<RegisterSlave>(Authentication, settings).First(seen => seen.Message.Slave.Node.Value == "node-1");
        registering.At.SinceStart.ShouldBe(completed.At.SinceStart + TimeSpan.FromMilliseconds(1) + TimeSpan.FromTicks(1));
    }

    [Fact]
    public void a_framework_without_a_secret_is_told_why_it_is_refused() =>
        Watch<FrameworkError>(Authentication, "expect.reached=[]").Where(seen => seen.Node == "stranger").Select(seen => seen.Message.Message).Distinct()
            .ShouldBe(["framework 'stranger' is not authenticated; give it a principal and its secret"]);

    [Fact]
    public void a_framework_with_a_wrong_secret_is_told_no_more_than_that() =>
        Watch<FrameworkError>(Authentication, "expect.reached=[]").Where(seen => seen.Node == "guesser").Select(seen => seen.Message.Message)
            .ShouldBe(["Master refused authentication"]);

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void a_slave_that_may_not_reserve_is_shut_down_or_hears_nothing(string release)
    {
        var told = Watch<ShutdownSlave>(Static, $"semantics=\"{release}\"", "expect.reached=[]");
        (told.Count > 0).ShouldBe(release == "0.23");
        told.ShouldAllBe(seen => seen.Node == "intruder-2"
            && seen.Message.Reason.StartsWith("principal 'visitor' may not reserve resources for role 'hdfs': reserve_resources[1] ", StringComparison.Ordinal));
    }

    [Fact]
    public void an_operation_that_is_refused_is_recorded_with_the_acl_that_forbids_it()
    {
        var lines = Shipped.Record(Shipped.Read(Reserve, null, "duration=5s", "operator=[]", "expect.reached=[]"), new MemoryJournal()).Lines;
        lines.ShouldContain(line => line.Contains("\"OperationDropped\"", StringComparison.Ordinal)
            && line.Contains("principal 'guest-principal' may not reserve resources for role 'data': reserve_resources[1] of the ACLs forbids it", StringComparison.Ordinal));
    }

    [Fact]
    public void everybody_proves_itself_anew_to_each_master_that_takes_over()
    {
        var outcome = Shipped.Run(
            Shipped.Read(
                "simulations/masters/failover.conf",
                null,
                "master.authenticate-slaves=true",
                "master.authenticate-frameworks=true",
                "credentials=[ { principal = slaves, secret = mortar }, { principal = hdfs-principal, secret = pestle } ]",
                "slaves[0].principal=slaves",
                "slaves[0].secret=mortar",
                "frameworks[0].secret=pestle"),
            new MemoryJournal());
        outcome.Failure.ShouldBeNull();
        outcome.Reached["master-replaced"].ShouldBe(2);
        outcome.Reached["node-authenticated"].ShouldBe(21, "six slaves and a framework, three times");
        outcome.Reached.Keys.ShouldNotContain("slave-refused");
        outcome.Reached.Keys.ShouldNotContain("framework-refused");
    }

    [Fact]
    public void an_operator_without_the_right_is_forbidden_what_another_may()
    {
        var outcome = Shipped.Run(Shipped.Read(Reserve), new MemoryJournal());
        outcome.Failure.ShouldBeNull();
        (outcome.Reached["operator-forbidden"], outcome.Reached["operator-accepted"]).ShouldBe((1, 1));
    }

    [Fact]
    public void without_acls_the_same_scenario_refuses_nothing()
    {
        var outcome = Shipped.Run(Shipped.Read(Reserve, null, "acls.reserve_resources=[]", "operator=[]", "expect.reached=[]"), new MemoryJournal());
        outcome.ExitCode.ShouldBe(ExitCode.Holds);
        outcome.Reached.Keys.ShouldNotContain("operation-refused");
        outcome.Reached["volume-created"].ShouldBe(2);
    }

    [Fact]
    public void acls_that_allow_nothing_let_nobody_in()
    {
        var outcome = Shipped.Run(
            Shipped.Read(Reserve, null, "acls.permissive=false", "operator=[]", "duration=30s", "expect.reached=[framework-refused, slave-refused]"), new MemoryJournal());
        outcome.ExitCode.ShouldBe(ExitCode.Holds);
        outcome.Reached.Keys.Order(StringComparer.Ordinal).ShouldBe(["framework-refused", "slave-refused"]);
    }

    private static List<(string Node, Instant At, T Message)> Watch<T>(string file, params string[] settings)
    {
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, null);
        using var run = new ScenarioRun(Shipped.Read(file, null, settings), Shipped.Catalog, journal, recorder);
        var seen = new Seen<T>();
        run.World.Add(seen);
        run.Execute(CancellationToken.None).Failure.ShouldBeNull();
        return seen.All;
    }

    private sealed class Seen<T> : IObserver
    {
        public List<(string Node, Instant At, T Message)> All { get; } = [];

        public void Saw(Instant at, string node, object happened)
        {
            if (happened is T message)
            {
                All.Add((node, at, message));
            }
        }
    }
}

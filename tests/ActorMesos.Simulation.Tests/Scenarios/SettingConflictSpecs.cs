using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Scenarios;

/// <summary>Settings of frameworks, each of which may be what it is, and which together would make a run that shows nothing.</summary>
public sealed class SettingConflictSpecs
{
    private const string Ring = "{ name = rows, type = cassandra, settings { {ring} } }\n";
    private const string Client = "{ name = client, type = cassandra-client, settings {\nring = {ring} } }";

    [Theory]
    [InlineData("rwos", "found 'rwos', which is no framework of this scenario; did you mean 'rows'? known frameworks of type cassandra: rows")]
    [InlineData("cassandra", "found 'cassandra', which is no framework of this scenario; known frameworks of type cassandra: rows")]
    [InlineData("client", "found 'client', which is of type cassandra-client; known frameworks of type cassandra: rows")]
    public void a_client_names_a_ring_of_the_scenario(string ring, string problem) =>
        Problems(Ring.Replace("{ring}", "", StringComparison.Ordinal) + Client.Replace("{ring}", ring, StringComparison.Ordinal))
            .ShouldBe($"x.conf:7: scenario.frameworks[1].settings.ring: {problem}");

    [Fact]
    public void where_no_ring_is_named_the_default_must_be_there() =>
        Problems("{ name = client, type = cassandra-client }").ShouldBe(
            "x.conf:5: scenario.frameworks[0].settings.ring: found 'cassandra', which is no framework of this scenario; known frameworks of type cassandra: none");

    [Theory]
    [InlineData("nodes = 5", "nodes = 5")]
    [InlineData("nodes = 1, replication-factor = 1", "nodes = 1, replication-factor = 1, write-consistency = all")]
    [InlineData("nodes = 2", "nodes = 2")]
    [InlineData("nodes = 1, targets = \"5m:3\"", "write-consistency = all")]
    public void a_ring_and_its_client_may_have(string ring, string client) => Problems(RingAndClient(ring, client)).ShouldBe("");

    [Theory]
    [InlineData("", "replication-factor = 2", "replication-factor: found 2, where ring 'rows' has 3; allowed: 3, as the ring")]
    [InlineData("", "nodes = 4", "nodes: found 4, where ring 'rows' never has more than 3; allowed: a whole number from 1 to 3")]
    [InlineData("nodes = 2", "nodes = 2, read-consistency = all", "read-consistency: found 'all', which needs 3 replicas; ring 'rows' never has more than 2; allowed: a level that the ring can reach, or more nodes")]
    [InlineData("replication-factor = 1", "replication-factor = 1, write-consistency = two", "write-consistency: found 'two', which needs 2 replicas; ring 'rows' never has more than 1; allowed: a level that the ring can reach, or more nodes")]
    [InlineData("disk = 10", "keys = 200", "keys: found 200 rows in all, which with their replicas are more than 3 nodes with disk = 10 hold; allowed: fewer or smaller rows, or more disk")]
    public void what_a_client_asks_its_ring_can_do(string ring, string client, string problem) =>
        Problems(RingAndClient(ring, client)).ShouldBe($"x.conf:6: scenario.frameworks[1].settings.{problem}");

    [Theory]
    [InlineData("cassandra", "nodes = 5, targets = \"5m:4, 6m:2\"", "targets: found '6m:2', which leaves fewer nodes than replication-factor = 3; allowed: 3 nodes or more, below which Cassandra decommissions none; or 0, when all go")]
    [InlineData("cassandra", "targets = \"5m:4\", uninstall-at = 5m", "targets: found '5m:4', when all is given back at 5m; allowed: times before uninstall-at")]
    [InlineData("service", "targets = \"5m:4, 9m:5\", uninstall-at = 8m", "targets: found '9m:5', when all is given back at 8m; allowed: times before uninstall-at")]
    [InlineData("service", "backoff = 2m", "backoff: found 2m, which is more than backoff-max = 1m; allowed: a duration up to 1m")]
    [InlineData("service", "disk = 0, disk-type = mount", "disk-type: found 'mount', but there are no volumes; allowed: storage = volume with a disk of at least 1 megabyte")]
    [InlineData("service", "disk = 0, storage = network", "storage: found 'network' with disk = 0, so that nothing is kept; allowed: a disk of at least 1 megabyte with it")]
    [InlineData("service", "command = \"sleep 9\", storage = sandbox", "command: found 'sleep 9', which keeps nothing in storage = sandbox; allowed: './serve', or storage = volume")]
    [InlineData("batch", "sizes = \"1:128\"", "sizes: found '1:128' without tasks, to which they belong; allowed: tasks = how many arrive with it, or cpus and mem instead")]
    [InlineData("batch", "kill-grace = 5s", "kill-grace: found a time for tasks that are killed, but none is; allowed: kill-after = when with it, or 0s")]
    [InlineData("hdfs", "journal-nodes = 0", "journal-nodes: found 0 with NameNodes, which keep their edits there; allowed: at least 1, or name-nodes = 0")]
    [InlineData("hdfs", "data-nodes = 0", "data-nodes: found 0, where clients write files; allowed: at least 1, or clients = 0")]
    [InlineData("hdfs", "block-size = 64, disk = 63", "block-size: found 64, which is more than a node's disk = 63; allowed: a whole number from 1 to 63")]
    [InlineData("hdfs", "disk = 1024", "files-kept: found 20, for which the clients need 63 replicas of blocks; 3 DataNodes with disk = 1024 hold 48; allowed: fewer files, smaller blocks, or more disk")]
    [InlineData("hdfs", "name-nodes = 0, storage = sandbox", "storage: found 'sandbox' with name-nodes = 0, where DataNodes have volumes and nothing else; allowed: volume, or NameNodes")]
    [InlineData("hdfs", "grow-after = 1m", "grow-to: found 0, where there are 3 DataNodes before; allowed: more than 3")]
    [InlineData("hdfs", "grow-to = 4", "grow-to: found 4, but grow-after = 0s is never; allowed: a time in grow-after with it, or 0")]
    [InlineData("hdfs", "grow-after = 10m, grow-to = 4", "grow-after: found 10m, when the cycle is over after 10m; allowed: a time within the cycle")]
    [InlineData("hdfs", "data-nodes = 4, shrink-after = 1m, shrink-to = 2", "shrink-to: found 2, which is less than replication = 3; allowed: at least 3: no DataNode is decommissioned before its blocks have all their replicas elsewhere")]
    [InlineData("hdfs", "grow-after = 1m, grow-to = 5, shrink-after = 2m, shrink-to = 5", "shrink-to: found 5, where there are 5 DataNodes before; allowed: fewer than 5")]
    public void settings_of_one_framework_do_not_contradict_each_other(string type, string settings, string problem) =>
        Problems($"{{ name = one, type = {type}, settings {{ {settings} }} }}").ShouldBe($"x.conf:5: scenario.frameworks[0].settings.{problem}");

    [Theory]
    [InlineData("hdfs", "data-nodes = 2, clients = 1, files-kept = 5")]
    [InlineData("hdfs", "name-nodes = 0, journal-nodes = 0, data-nodes = 4, shrink-after = 1m, shrink-to = 1")]
    [InlineData("hdfs", "grow-after = 1m, grow-to = 5, shrink-after = 2m, shrink-to = 4")]
    [InlineData("cassandra", "nodes = 5, targets = \"5m:6, 6m:3, 7m:0\"")]
    [InlineData("cassandra", "nodes = 1, targets = \"5m:2\"")]
    [InlineData("service", "storage = network, backoff = 1m")]
    public void a_framework_may_have(string type, string settings) => Problems($"{{ name = one, type = {type}, settings {{ {settings} }} }}").ShouldBe("");

    private static string RingAndClient(string ring, string client) =>
        Ring.Replace("{ring}", ring, StringComparison.Ordinal) + $"{{ name = client, type = cassandra-client, settings {{ ring = rows, {client} }} }}";

    private static string Problems(string frameworks) => ScenarioFile.ReadText(
        "x.conf", $"scenario {{\nname = x\nduration = 30m\nslaves = [ {{ count = 9, resources = \"cpus:8;mem:16384;disk:65536\" }} ]\nframeworks = [ {frameworks} ]\n}}", Shipped.Catalog.Names, ScenarioOverrides.None).ToString();
}

using ActorMesos.Reports.Tests.Support;

namespace ActorMesos.Reports.Tests;

public sealed class TimelineSpecs
{
    private const string Task = """{"framework_id":"F","task":{"id":"t","resources":"cpus:1;disk(hdfs)[v:data]:64"}}""";

    [Fact]
    public void a_volume_is_created_then_used_then_free_and_then_destroyed() =>
        Volume(deletes: true).Changed(9, "node-1", "ResourcesCheckpointed", """{"target":"","deletes_content":true}""").Spans()
            .Where(span => span.StartsWith("volume", StringComparison.Ordinal)).ShouldBe(
            [
                "volume node-1 hdfs/v created 1..2",
                "volume node-1 hdfs/v in use 2..5",
                "volume node-1 hdfs/v created 5..9",
            ]);

    [Fact]
    public void what_a_destroyed_volume_leaves_behind_stays_until_it_is_swept() =>
        Volume(deletes: false)
            .Changed(9, "node-1", "ResourcesCheckpointed", """{"target":"","deletes_content":false}""")
            .Changed(12, "node-1", "VolumeSwept", """{"folder":"hdfs/v"}""").Spans()
            .ShouldContain("volume node-1 hdfs/v left behind 9..12");

    [Fact]
    public void a_volume_that_nobody_wrote_to_leaves_nothing_behind() =>
        new Story().Changed(1, "node-1", "ResourcesCheckpointed", """{"target":"disk(hdfs)[v:data]:64","deletes_content":false}""")
            .Changed(9, "node-1", "ResourcesCheckpointed", """{"target":"","deletes_content":false}""").Spans()
            .ShouldBe(["volume node-1 hdfs/v created 1..9"]);

    [Fact]
    public void a_new_disk_ends_every_volume_of_its_slave_alone() =>
        new Story().Changed(1, "node-1", "ResourcesCheckpointed", """{"target":"disk(hdfs)[v:data]:64"}""")
            .Changed(1, "node-2", "ResourcesCheckpointed", """{"target":"disk(hdfs)[w:data]:64"}""")
            .Changed(4, "node-1", "SlaveDiskReplaced").Spans()
            .ShouldBe(["volume node-1 hdfs/v created 1..4", "volume node-2 hdfs/w created 1.."]);

    [Fact]
    public void a_task_starts_runs_and_is_killed() =>
        Volume(deletes: true).Spans().Where(span => span.StartsWith("task", StringComparison.Ordinal))
            .ShouldBe(["task node-1 t starting 2..3", "task node-1 t running 3..5"]);

    [Fact]
    public void a_power_failure_ends_tasks_and_is_a_band_until_the_power_returns() =>
        new Story().Changed(2, "node-1", "TaskLaunched", Task).Fault(4, "PowerFailed").Fault(6, "PowerReturned").Spans()
            .ShouldBe(["task node-1 t starting 2..4", "fault  power: everything is off power 4..6"]);

    [Fact]
    public void faults_last_until_they_are_healed_and_nodes_are_down_until_they_restart() =>
        new Story().Fault(1, "FaultSetIn", """{"kind":"partition","what":"node-1 from master"}""")
            .Fault(2, "NodeCrashed", """{"node":"node-2"}""")
            .Fault(5, "FaultHealed", """{"kind":"partition","what":"node-1 from master"}""")
            .Fault(7, "NodeRestarted", """{"node":"node-2"}""").Spans()
            .ShouldBe(["fault  partition: node-1 from master partition 1..5", "down node-2 node-2 crashed 2..7"]);

    [Fact]
    public void only_the_second_election_is_a_failover() =>
        new Story().Changed(1, "master", "MasterElected").Changed(9, "master", "MasterElected").Timeline().Marks.Select(mark => mark.Text)
            .ShouldBe(["the first master leads", "failover: another master leads"]);

    private static Story Volume(bool deletes) => new Story()
        .Changed(1, "node-1", "ResourcesCheckpointed", $$"""{"target":"disk(hdfs)[v:data]:64","deletes_content":{{(deletes ? "true" : "false")}}}""")
        .Changed(2, "node-1", "TaskLaunched", Task)
        .Changed(2.5m, "node-1", "VolumeWritten", """{"folder":"hdfs/v","file":"t"}""")
        .Changed(3, "node-1", "TaskUpdated", """{"status":{"task_id":"t","state":"Running"}}""")
        .Changed(5, "node-1", "TaskUpdated", """{"status":{"task_id":"t","state":"Killed"}}""");
}

using ActorMesos.Simulation.Replays;

namespace ActorMesos.Http.Tests;

public sealed class ServedReplaySpecs
{
    [Fact]
    public async Task a_served_run_is_replayed_without_its_clients()
    {
        await using var cluster = await ServedCluster.Start(more: """faults = [ { at = 3s, crash = { slave = node-2, for = 5s } } ]""");
        var slave = await cluster.SlaveId();
        var resources = Uri.EscapeDataString("""[{"name":"disk","type":"SCALAR","scalar":{"value":64},"role":"hdfs","reservation":{}}]""");
        for (var i = 0; i < 5; i++)
        {
            (await cluster.Post("reserve", $"slaveId={slave}&resources={resources}")).ShouldBe(202);
        }

        (await Nested(cluster, 45)).ShouldBe(200, "a recorded line that is too deep to be read would be missing in the replay");
        (await Nested(cluster, 60)).ShouldBe(400);
        var framework = await TestScheduler.Subscribe(cluster);
        await framework.Next("OFFERS");
        await framework.DisposeAsync();
        await cluster.Until(() => cluster.Get("frameworks"), all => all["completed_frameworks"]!.AsArray().Count == 1);
        var (outcome, lines) = await cluster.End();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, lines);

        try
        {
            var recording = RunRecording.Of(cluster.Scenario, outcome, file);
            recording.IsServed.ShouldBeTrue();
            outcome.Failure.ShouldBeNull();
            ServedLines.Entered(lines).ShouldBe(["OperatorCalled", "OperatorCalled", "OperatorCalled", "OperatorCalled", "OperatorCalled", "OperatorCalled", "SchedulerSubscribed", "SchedulerLeft"]);
            var replayed = ServedLines.Replay(recording, cluster.Scenario);
            replayed.Difference.ShouldBeNull();
            replayed.Run.TraceSha256.ShouldBe(outcome.TraceSha256);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<int> Nested(ServedCluster cluster, int depth) => cluster.Post(
        "api/v1",
        $$$"""{"type":"UPDATE_WEIGHTS","update_weights":{"weight_infos":[{"role":"a","weight":2}]},"unknown":{{{new string('[', depth)}}}{{{new string(']', depth)}}}}""",
        "application/json");
}

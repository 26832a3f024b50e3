using ActorMesos.Http.Pacing;

namespace ActorMesos.Http.Tests;

public sealed class DoorSpecs
{
    private long _now;

    [Fact]
    public async Task between_two_readings_passes_as_much_time_as_the_first_took()
    {
        using var door = new Door(() => _now);
        var first = Read(door, "state", takes: 100);
        door.Serve(null!);
        (await first).ShouldBe([1]);

        var second = Read(door, "state", takes: 100);
        _now = 199;
        door.Serve(null!);
        door.HasVisitors.ShouldBeFalse();
        second.IsCompleted.ShouldBeFalse();
        _now = 200;
        door.HasVisitors.ShouldBeTrue();
        door.Serve(null!);
        (await second).ShouldBe([1]);
    }

    [Fact]
    public async Task nobody_else_waits_for_a_reading()
    {
        using var door = new Door(() => _now);
        var readings = new[] { Read(door, "state", takes: 100), Read(door, "slaves", takes: 100) };
        var question = door.Ask(_ => "answered");

        door.Serve(null!);

        (await question).ShouldBe("answered");
        readings.Count(reading => reading.IsCompleted).ShouldBe(1);
    }

    [Fact]
    public void all_who_ask_for_the_same_share_one_reading()
    {
        using var door = new Door(() => _now);

        Read(door, "state", takes: 100).ShouldBeSameAs(Read(door, "state", takes: 100));
    }

    [Fact]
    public async Task nobody_waits_for_a_run_that_is_over()
    {
        using var door = new Door(() => _now);
        var reading = Read(door, "state", takes: 1);

        door.Close();

        await Should.ThrowAsync<OperationCanceledException>(() => reading);
        await Should.ThrowAsync<OperationCanceledException>(() => door.Ask(_ => 1));
    }

    private Task<byte[]> Read(Door door, string key, long takes) => door.Read(key, _ =>
    {
        _now += takes;
        return [1];
    });
}

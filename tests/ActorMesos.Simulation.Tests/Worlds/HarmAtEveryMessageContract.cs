using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>
/// Whatever is harmed, and between whichever two messages: once all is up again the cluster comes to the same end, and nothing broke
/// on the way.
/// </summary>
public abstract class HarmAtEveryMessageContract
{
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(3_000);
    private static readonly TimeSpan While = TimeSpan.FromSeconds(5);

    internal abstract WorldPlan Plan(ulong seed);

    internal abstract bool IsReached(IFrameworkPolicy policy);

    internal abstract NodeName Framework { get; }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_slave_that_crashes_at_any_message_comes_back_with_all_it_had(bool written) =>
        AtEveryMessage(written, Crash(Clusters.Slave, While));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_slave_that_is_back_before_its_master_has_noticed_comes_back_with_all_it_had(bool written) =>
        AtEveryMessage(written, Crash(Clusters.Slave, Moment));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_framework_that_crashes_at_any_message_goes_on_where_it_was(bool written) =>
        AtEveryMessage(written, Crash(Framework, While));

    [Fact]
    public void a_framework_that_is_back_before_its_master_has_noticed_goes_on_where_it_was() =>
        AtEveryMessage(written: true, Crash(Framework, Moment));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_master_that_crashes_at_any_message_finds_everything_again(bool written) =>
        AtEveryMessage(written, Crash(Clusters.Master, While));

    [Fact]
    public void a_master_that_is_back_before_anybody_has_noticed_finds_everything_again() =>
        AtEveryMessage(written: true, Crash(Clusters.Master, Moment));

    [Fact]
    public void a_power_failure_at_any_message_loses_nothing() => AtEveryMessage(written: true, CyclePower);

    [Fact]
    public void a_crash_between_written_and_acknowledged_loses_nothing()
    {
        var plan = Plan(Rehearsal.Seed(written: true));
        var peace = Rehearsal.Play(plan, IsReached);
        var (_, batches) = Rehearsal.Length(plan, IsReached);
        batches.ShouldBeGreaterThan(3);
        for (var batch = 1; batch <= batches; batch++)
        {
            foreach (var node in (NodeName[])[Clusters.Slave, Clusters.Master, Framework])
            {
                Rehearsal.Play(plan, IsReached, world => world.Disk.Batches >= batch, Crash(node, While))
                    .DiffersFrom(peace).ShouldBeNull($"{node} crashed after batch {batch}");
            }
        }
    }

    private static Action<Rehearsal> Crash(NodeName node, TimeSpan duration) => rehearsal =>
    {
        var world = rehearsal.World;
        world.Crash(node).ShouldBeTrue();
        rehearsal.Run(duration);
        world.Restart(node).ShouldBeTrue();
    };

    private static void CyclePower(Rehearsal rehearsal)
    {
        rehearsal.World.PowerOff();
        rehearsal.World.PowerOn(rehearsal.World.OffSince + While);
    }

    private void AtEveryMessage(bool written, Action<Rehearsal> harm)
    {
        var plan = Plan(Rehearsal.Seed(written));
        var peace = Rehearsal.Play(plan, IsReached);
        var (messages, _) = Rehearsal.Length(plan, IsReached);
        messages.ShouldBeGreaterThan(10);
        var failures = new List<string>();
        for (var message = 1; message <= messages; message++)
        {
            try
            {
                var outcome = Rehearsal.Play(plan, IsReached, world => world.Network.Delivered >= message, harm);
                if (outcome.DiffersFrom(peace) is { } difference)
                {
                    failures.Add($"after message {message} of {messages}: {difference}");
                }
            }
            catch (ShouldAssertException failure)
            {
                failures.Add($"after message {message} of {messages}: {failure.Message}");
            }
        }

        string.Join('\n', failures).ShouldBeEmpty();
    }
}

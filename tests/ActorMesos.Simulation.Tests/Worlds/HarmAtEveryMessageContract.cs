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
    internal abstract WorldPlan Plan(ulong seed);

    internal abstract bool IsReached(IFrameworkPolicy policy);

    internal abstract NodeName Framework { get; }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_slave_that_crashes_at_any_message_comes_back_with_all_it_had(bool written) =>
        AtEveryMessage(written, Harm.Crash(Clusters.Slave, Harm.While));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_slave_that_is_back_before_its_master_has_noticed_comes_back_with_all_it_had(bool written) =>
        AtEveryMessage(written, Harm.Crash(Clusters.Slave, Harm.Moment));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_framework_that_crashes_at_any_message_goes_on_where_it_was(bool written) =>
        AtEveryMessage(written, Harm.Crash(Framework, Harm.While));

    [Fact]
    public void a_framework_that_is_back_before_its_master_has_noticed_goes_on_where_it_was() =>
        AtEveryMessage(written: true, Harm.Crash(Framework, Harm.Moment));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_master_that_crashes_at_any_message_finds_everything_again(bool written) =>
        AtEveryMessage(written, Harm.Crash(Clusters.Master, Harm.While));

    [Fact]
    public void a_master_that_is_back_before_anybody_has_noticed_finds_everything_again() =>
        AtEveryMessage(written: true, Harm.Crash(Clusters.Master, Harm.Moment));

    [Fact]
    public void a_power_failure_at_any_message_loses_nothing() => AtEveryMessage(written: true, Harm.CyclePower);

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
                Rehearsal.Play(plan, IsReached, world => world.Disk.Batches >= batch, Harm.Crash(node, Harm.While))
                    .DiffersFrom(peace).ShouldBeNull($"{node} crashed after batch {batch}");
            }
        }
    }

    private void AtEveryMessage(bool written, Action<Rehearsal> harm) => Harm.AtEveryMessage(Plan(Rehearsal.Seed(written)), IsReached, harm);
}

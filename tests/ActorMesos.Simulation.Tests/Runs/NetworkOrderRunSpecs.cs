using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>Runs in which many messages are due at the same instant.</summary>
public sealed class NetworkOrderRunSpecs
{
    [Fact]
    public void links_that_take_turns_make_another_run_which_is_the_same_each_time_and_holds_as_well()
    {
        var (always, turns) = (Run("fifo"), Run("random"));

        always.ExitCode.ShouldBe(ExitCode.Holds);
        turns.ExitCode.ShouldBe(ExitCode.Holds);
        turns.TraceSha256.ShouldNotBe(always.TraceSha256);
        Run("random").TraceSha256.ShouldBe(turns.TraceSha256);
    }

    private static RunOutcome Run(string order) => Shipped.Run(
        Shipped.Read(
            "simulations/hdfs.conf", null, "slaves[0].count=4", "slaves[1].count=4", "frameworks[0].settings.name-nodes=0", "faults=[]", "expect.reached=[]",
            "network.latency=1ms", "disk.latency=1ms", $"network.order={order}"),
        new MemoryJournal());
}

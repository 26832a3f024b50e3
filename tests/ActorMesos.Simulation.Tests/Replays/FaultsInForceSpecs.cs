using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Tests.Replays;

public sealed class FaultsInForceSpecs
{
    private static readonly NodeName Node = new("node-1");

    private readonly FaultsInForce _faults = new();

    [Fact]
    public void a_fault_is_in_force_until_it_heals()
    {
        See(new FaultSetIn("delay", "node-1 to master", TimeSpan.FromMinutes(1)), new NodeCrashed(Node), new NodeCrashed(new("node-2")));
        _faults.Now.ShouldBe(["delay: node-1 to master, since 1.0000000s", "crash: node-1, since 1.0000000s", "crash: node-2, since 1.0000000s"]);

        See(new NodeRestarted(Node), new FaultHealed("delay", "node-1 to master"));
        _faults.Now.ShouldBe(["crash: node-2, since 1.0000000s"]);
    }

    [Fact]
    public void a_fault_that_set_in_twice_heals_once_for_each()
    {
        See(new FaultSetIn("drop", "all", TimeSpan.FromMinutes(1)), new FaultSetIn("drop", "all", TimeSpan.FromMinutes(2)), new FaultHealed("drop", "all"));

        _faults.Now.Count().ShouldBe(1);
    }

    [Fact]
    public void with_the_power_every_process_comes_back()
    {
        See(new NodeCrashed(Node), new SlaveStopped(new("node-2")), new LeaderCrashed(new("master")), new PowerFailed());
        _faults.Now.Count().ShouldBe(4);

        See(new PowerReturned());
        _faults.Now.ShouldBeEmpty();
    }

    private void See(params object[] happenings)
    {
        foreach (var happened in happenings)
        {
            _faults.Saw(Instant.After(TimeSpan.FromSeconds(1)), "", happened);
        }
    }
}

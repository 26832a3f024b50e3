using ActorMesos.Domain.Tasks;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorMesos.TestKit.Samples;

/// <summary>A probe stands in for a scheduler; master and slave are the real actors.</summary>
public sealed class ActorLevelSample
{
    [Fact]
    public void a_volume_survives_the_crash_of_its_slave()
    {
        using var cluster = SimulatedCluster.Of(slaves: 1).WithAssertions(new XunitAssertions()).Start();
        var scheduler = cluster.StandIn("scheduler");
        scheduler.Subscribe();
        var volume = scheduler.CreateVolume(scheduler.ExpectOffer(), megabytes: 1024, id: "data-0");
        scheduler.Launch(scheduler.ExpectOffer(), "writer", "cpus:1;mem:128");
        scheduler.ExpectStatus(TaskState.Running, "writer");

        using (cluster.Crash("node-1"))
        {
            cluster.Advance(TimeSpan.FromMinutes(2));
        }

        scheduler.ExpectStatus(TaskState.Lost, "writer");
        Assert.Contains(volume, scheduler.ExpectOffer(within: TimeSpan.FromMinutes(1)).Resources);
    }
}

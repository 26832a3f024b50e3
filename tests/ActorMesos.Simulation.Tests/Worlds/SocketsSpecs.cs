using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>A world is a cluster of Akka's, and yet speaks with nobody outside.</summary>
public sealed class SocketsSpecs
{
    [Fact]
    public void a_world_forms_its_cluster_in_memory_and_never_loads_the_transport_that_has_sockets()
    {
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, null);
        using var world = new World(Clusters.Walk(), journal, recorder);
        world.PowerOn(TimeSpan.Zero);
        world.RunUntil(TimeSpan.FromSeconds(5));

        world.System.Settings.Config.GetStringList("akka.remote.enabled-transports").ShouldBe(["akka.remote.test"]);
        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name).ShouldNotContain("DotNetty.Transport");
    }
}

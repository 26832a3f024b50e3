using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>A whole HDFS is deployed and torn down, and its scheduler's process ends at one of its writes.</summary>
public sealed class HdfsFailoverSpecs
{
    /// <summary>From its first write to those after which it only waits for volumes to go.</summary>
    public static TheoryData<int> Writes => [.. Enumerable.Range(1, 17)];

    [Theory]
    [MemberData(nameof(Writes))]
    public void whenever_its_scheduler_ends_no_volume_is_claimed_twice_and_nothing_is_left(int write)
    {
        var reading = ScenarioFile.ReadText("x.conf", Text(write), Shipped.Catalog.Names, ScenarioOverrides.None);
        reading.ToString().ShouldBe("");
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, null);
        using var run = new ScenarioRun(reading.Scenario!, Shipped.Catalog, journal, recorder);
        var left = new List<string>();
        run.Ending = world => left.AddRange(Left(world));
        var outcome = run.Execute(CancellationToken.None);
        outcome.Failure.ShouldBeNull();
        left.ShouldBeEmpty();
    }

    private static IEnumerable<string> Left(World world) => world.SlaveNodes
        .Select(node => world.Ask<SlaveState>(node, GetSlave.Instance))
        .OfType<SlaveState>()
        .Where(slave => !slave.Checkpointed.Equals(Resources.Empty) || !slave.Tasks.IsEmpty)
        .Select(slave => $"{slave.Info.Node}: {slave.Checkpointed}")
        .Concat(world.Folders.Select(folder => $"{folder.Host}: {folder.Name}"))
        .Concat(world.ProgramNodes.Select(node => node.Value));

    private static string Text(int write) => $$"""
        scenario {
          name = "a scheduler ends at a write"
          semantics = "1.11"
          seed = 5
          duration = 3m
          slaves = [ { count = 10, resources = "cpus:4;mem:8192;disk:16384", attributes = "rack:r1" } ]
          frameworks = [
            {
              name = hdfs, type = hdfs, role = hdfs, principal = hdfs-principal, failover-timeout = 1h
              settings = { data-nodes = 3, cycles = 1, cycle = 20s, client-pause = 1s }
            }
          ]
          faults = [ { when = { persisted = hdfs, occurrence = {{write}} }, crash = { node = hdfs, for = 5s } } ]
          expect = {
            always = [all]
            eventually = [ { name = hdfs-done, within = 10m } ]
            reached = [slave-crashed, store-formatted, volume-destroyed]
          }
        }
        """;
}

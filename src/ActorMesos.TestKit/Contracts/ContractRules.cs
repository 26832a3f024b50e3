using ActorMesos.Domain.Randomness;
using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.TestKit.Contracts;

/// <summary>A rule of the contract.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Check">Checks it, and throws where it is not kept.</param>
internal sealed record ContractRule(string Name, Action<ContractRun> Check);

/// <summary>The catalog of rules.</summary>
internal static class ContractRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("makes no invalid call", run => run.Play(run.Strict)),
        new("leaves nothing when it is uninstalled", run => run.Play(run.Strict, Leftovers.Check)),
        new("survives its own crash at every message", run => run.PlayAt(
            Places.Of(run, place => place.Concerns(run.Framework)), "the framework crashes", _ => new CrashFault(run.Framework, run.DownFor))),
        new("survives its own crash at every write", run => run.PlayAt(
            Places.Writes(run), "the framework crashes", _ => new CrashFault(run.Framework, run.DownFor))),
        new("survives a crash of its slaves at every message", run => run.PlayAt(
            Places.Of(run, place => run.SlaveOf(place) is not null), "the slave crashes", place => new CrashFault(run.SlaveOf(place)!.Value, run.DownFor))),
        new("survives a failover of its scheduler at every message", run => run.PlayAt(
            Places.Of(run, place => place.Concerns(run.Framework)),
            "another process takes over",
            _ => new FrameworkFailoverFault(run.Framework) { For = new ConstantDuration(TimeSpan.Zero) })),
        new("survives a failover of the master at every message", run => run.PlayAt(
            Places.Of(run, _ => true), "the master crashes", _ => new MasterFailoverFault(run.DownFor))),
    ];
}

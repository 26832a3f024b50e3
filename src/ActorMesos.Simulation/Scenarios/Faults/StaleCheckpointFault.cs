using ActorMesos.Domain.Slaves;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A slave's host loses its power, and finds the slave's checkpoint as it was before, empty or broken: it had not been forced to the disk.</summary>
/// <param name="Victims">Which slaves.</param>
/// <param name="Damage">How the checkpoint is found.</param>
/// <param name="RemoveMetaAfter">How long after that somebody removes what a slave keeps of itself that refuses to start so; null for never.</param>
public sealed record StaleCheckpointFault(Victims Victims, CheckpointDamage Damage, TimeSpan? RemoveMetaAfter) : RecoveryFault(Victims, RemoveMetaAfter)
{
    private static readonly Form<string?> FoundForm = Forms.Choice("known states", [Word(CheckpointDamage.Stale), Word(CheckpointDamage.Empty), Word(CheckpointDamage.Broken)], word => word);

    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } =
        new("stale-checkpoint", "a slave's host loses its power, and its checkpoint is an earlier one, empty or broken when it is back", Read)
        {
            Draw = draw => draw.HasSlaves
                ? new StaleCheckpointFault(draw.Slave(), draw.IsHeads() ? CheckpointDamage.Stale : CheckpointDamage.Empty, RemoveMetaAfter: null) { For = draw.For() }
                : null,
            IsDrawnByName = true,
        };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        foreach (var slave in Victims.Nodes)
        {
            Restart(schedule, slave, endsHost: true, restart: node => schedule.World.Restart(node, SlaveBoot.Rebooted, Damage));
        }
    }

    internal override void Write(SectionWriter section)
    {
        base.Write(section);
        section.Line("found", Word(Damage));
    }

    private static StaleCheckpointFault Read(SectionReader section, NodeNames nodes)
    {
        var found = section.Value("found", FoundForm) switch
        {
            "empty" => CheckpointDamage.Empty,
            "broken" => CheckpointDamage.Broken,
            _ => CheckpointDamage.Stale,
        };
        return new(Victims.ReadSlaves(section, nodes), found, ReadRemoveMetaAfter(section)) { For = DurationReading.ReadAny(section, "for") };
    }

    private static string Word(CheckpointDamage damage) => damage switch
    {
        CheckpointDamage.Stale => "stale",
        CheckpointDamage.Empty => "empty",
        CheckpointDamage.Broken => "broken",
        _ => throw new System.Diagnostics.UnreachableException($"no damage {(int)damage}"),
    };
}

using System.Diagnostics.CodeAnalysis;
using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Slaves;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Every node loses power at once and starts again later: no executor survives it; what the disks hold is still there.</summary>
public sealed record PowerCycleFault : Fault
{
    /// <summary>A power cycle whose duration is still to be given.</summary>
    public PowerCycleFault()
    {
    }

    /// <summary>A power cycle.</summary>
    /// <param name="time">How long the power is off.</param>
    [SetsRequiredMembers]
    public PowerCycleFault(TimeSpan time) => For = new ConstantDuration(time);

    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("power-cycle", "every node loses power at once and starts again after a while", Read)
    {
        Draw = draw => new PowerCycleFault { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        var world = schedule.World;
        schedule.Note(new PowerFailed());
        var back = world.Now + Time;
        world.PowerOff();
        world.PowerOn(back, boot: SlaveBoot.Rebooted);
        schedule.Note(new PowerReturned());
    }

    internal override void Write(SectionWriter section)
    {
    }

    private static PowerCycleFault Read(SectionReader section, NodeNames nodes) => new() { For = DurationReading.ReadAny(section, "for") };
}

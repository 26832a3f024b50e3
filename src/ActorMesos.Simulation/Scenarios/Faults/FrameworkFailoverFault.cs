using ActorMesos.Actors.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Randomness;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Another process of a framework's scheduler takes over, at another address, with all that the former one had stored.</summary>
/// <param name="Framework">The framework's name.</param>
/// <remarks>Its duration is how long there is no process in between; zero where the former one still lives when the new one starts.</remarks>
public sealed record FrameworkFailoverFault(NodeName Framework) : Fault
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(100);

    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } =
        new("framework-failover", "another process of a framework's scheduler takes over, while the former one still lives or after its end", Read)
    {
        Draw = draw => draw.HasFrameworks ? new FrameworkFailoverFault(draw.Framework()) { For = draw.IsHeads() ? draw.For() : new ConstantDuration(TimeSpan.Zero) } : null,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        if (Time > TimeSpan.Zero)
        {
            schedule.CrashFor(Framework, Time, happening: null, schedule.World.StartSuccessor);
            return;
        }

        TakeOver(schedule);
    }

    /// <inheritdoc/>
    public override Fault Concrete(FaultDraw draw) => this;

    internal override void Write(SectionWriter section) => section.Line("framework", Framework.Value);

    /// <summary>A process that is writing answers nothing, and gives up once that is written.</summary>
    private void TakeOver(FaultSchedule schedule)
    {
        var world = schedule.World;
        if (!world.IsUp(Framework))
        {
            schedule.Note(new FaultHadNoEffect($"{Framework} was down already"));
            return;
        }

        switch (world.Ask<object>(Framework, GiveStateUp.Instance))
        {
            case StateGivenUp:
                schedule.Note(new SchedulerReplaced(Framework));
                world.StartSuccessor(Framework);
                break;
            case NothingToGiveUp:
                schedule.Note(new FaultHadNoEffect($"{Framework} had no id yet"));
                break;
            default:
                schedule.After(Busy, () => TakeOver(schedule));
                break;
        }
    }

    private static FrameworkFailoverFault Read(SectionReader section, NodeNames nodes) => new(new NodeName(section.Value("framework", nodes.Framework)))
    {
        For = new ConstantDuration(section.Value("for", Forms.Duration(TimeSpan.Zero, ScenarioLimits.DurationMax))),
    };
}

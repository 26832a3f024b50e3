namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A fault that befalls nodes, which are named or drawn.</summary>
/// <param name="Victims">Whom it befalls.</param>
public abstract record VictimFault(Victims Victims) : Fault
{
    /// <inheritdoc/>
    public override Fault Concrete(FaultDraw draw) => (VictimFault)base.Concrete(draw) with { Victims = Victims.Concrete(draw) };

    internal override void Write(SectionWriter section) => Victims.Write(section);
}

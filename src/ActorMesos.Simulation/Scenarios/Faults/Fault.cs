using System.Text;
using ActorMesos.Domain.Randomness;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Something that goes wrong on purpose. Each kind is one file and one line in <see cref="FaultKinds.All"/>.</summary>
public abstract record Fault
{
    /// <summary>The kind that reads and names it.</summary>
    public abstract FaultKind Kind { get; }

    /// <summary>How long it lasts.</summary>
    public required DurationDistribution For { get; init; }

    /// <summary>The same fault with nothing left to draw: whom it befalls and how long it lasts.</summary>
    public virtual Fault Concrete(FaultDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return this with { For = draw.Span(For) };
    }

    /// <summary>How long it lasts, once that is drawn.</summary>
    protected TimeSpan Time => ((ConstantDuration)For).Value;

    /// <summary>Does to the world what goes wrong, and says to the schedule how it heals. The fault is concrete.</summary>
    internal abstract void SetIn(FaultSchedule schedule);

    /// <summary>Writes what it has beside its duration.</summary>
    internal abstract void Write(SectionWriter section);

    /// <summary>The fault as a scenario writes it.</summary>
    internal string Text
    {
        get
        {
            var text = new StringBuilder();
            new SectionWriter(text, depth: 0).Section(Kind.Name, WriteAll);
            return text.ToString();
        }
    }

    internal void WriteAll(SectionWriter section)
    {
        Write(section);
        section.Word("for", For.Text);
    }
}

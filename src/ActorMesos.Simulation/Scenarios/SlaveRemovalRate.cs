using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>How fast slaves may be given up, as in <c>1/20m</c>.</summary>
/// <param name="Slaves">How many.</param>
/// <param name="Per">In which time.</param>
public sealed record SlaveRemovalRate(int Slaves, TimeSpan Per)
{
    /// <summary>What lies between two of them.</summary>
    public TimeSpan Interval => Per / Slaves;

    internal static Form<SlaveRemovalRate?> Form { get; } = new("'none', or slaves per duration such as '1/20m'", null, Parse);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Slaves}/{DurationText.Write(Per)}");

    private static Result<SlaveRemovalRate?> Parse(string text)
    {
        if (text == Forms.None)
        {
            return new Result<SlaveRemovalRate?>(value: null);
        }

        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var slaves) && slaves is > 0 and <= ScenarioLimits.SlavesMax
            && Forms.Span.Read(parts[1]) is { IsRefused: false, Value: var per }
                ? new SlaveRemovalRate(slaves, per)
                : new Refusal("slave-removal-rate", "");
    }
}

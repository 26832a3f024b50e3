using System.Text.Json;

namespace ActorMesos.Simulation.Serving;

/// <summary>The catalog of what can come in from outside, by the names in a recording; a new one adds a line.</summary>
public static class OutsideCallKinds
{
    private static readonly (Type Type, Func<JsonElement, OutsideCall> Read)[] Kinds =
    [
        (typeof(SchedulerSubscribed), SchedulerSubscribed.Read),
        (typeof(SchedulerCalled), SchedulerCalled.Read),
        (typeof(SchedulerLeft), SchedulerLeft.Read),
        (typeof(OperatorCalled), OperatorCalled.Read),
        (typeof(FaultInjected), FaultInjected.Read),
        (typeof(FaultsHealed), _ => new FaultsHealed()),
    ];

    /// <summary>The types of all of them.</summary>
    public static IEnumerable<Type> All => Kinds.Select(kind => kind.Type);

    /// <summary>Reads one back from its line in a recording; null where the line is damaged or of no such kind.</summary>
    /// <param name="kind">The kind that the line names.</param>
    /// <param name="payload">What the line holds.</param>
    public static OutsideCall? Read(string kind, string payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return Array.Find(Kinds, known => string.Equals(known.Type.Name, kind, StringComparison.Ordinal)).Read?.Invoke(document.RootElement);
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}

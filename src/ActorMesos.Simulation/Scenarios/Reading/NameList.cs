namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>Writes a list of names into a message, and no more of them than can be read there.</summary>
internal static class NameList
{
    private const int WrittenMax = 24;

    public static string Of(IReadOnlyCollection<string> names) => names.Count switch
    {
        0 => "none",
        <= WrittenMax => string.Join(", ", names),
        _ => $"{string.Join(", ", names.Take(WrittenMax))} and {names.Count - WrittenMax} more",
    };
}

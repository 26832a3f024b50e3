namespace ActorMesos.Cli.Runs;

/// <summary>The journals that a run may use.</summary>
internal static class JournalNames
{
    public const string Sqlite = "sqlite";

    public const string Memory = "memory";

    public static IReadOnlyList<string> All { get; } = [Sqlite, Memory];
}

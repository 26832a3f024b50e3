namespace ActorMesos.Cli.Runs;

/// <summary>What the command line asks of a replay.</summary>
/// <param name="Folder">The folder of the run.</param>
/// <param name="Until">The virtual time at which it stops; null for the end of the run.</param>
/// <param name="Watched">The nodes that are shown there.</param>
/// <param name="IsQuiet">Whether the verdict alone is printed.</param>
internal sealed record ReplayRequest(string Folder, TimeSpan? Until, IReadOnlyList<string> Watched, bool IsQuiet);

namespace ActorMesos.Cli.Shrinking;

/// <summary>What the command line asks of the shrinking of a run.</summary>
/// <param name="Folder">The folder of the run that failed.</param>
/// <param name="Output">The folder of the smallest run.</param>
/// <param name="Jobs">How many runs go on at once.</param>
/// <param name="IsQuiet">Whether only the result is printed.</param>
internal sealed record ShrinkRequest(string Folder, string Output, int Jobs, bool IsQuiet);

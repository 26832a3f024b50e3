using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Serving;

/// <summary>What the command line asks to be served, and where.</summary>
internal sealed record ServeRequest
{
    public required Scenario Scenario { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required double Speed { get; init; }

    public required string Folder { get; init; }

    public required string JournalFile { get; init; }

    public required bool IsFresh { get; init; }

    public required string? CredentialsFile { get; init; }

    public required int? RequestsPerSecond { get; init; }
}

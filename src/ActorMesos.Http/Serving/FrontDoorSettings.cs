namespace ActorMesos.Http.Serving;

/// <summary>Where a served cluster is reached, and what clients may ask of it.</summary>
public sealed record FrontDoorSettings
{
    /// <summary>The address that it listens on.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; init; } = 5050;

    /// <summary>Who is known, and by which secret; nobody has to prove anything where there is none.</summary>
    public IReadOnlyList<HttpCredential> Credentials { get; init; } = [];

    /// <summary>The longest body of a request, in bytes.</summary>
    public long BodyMost { get; init; } = 16 << 20;

    /// <summary>How many connections may be open at once; more are closed as soon as they come.</summary>
    public int ConnectionsMost { get; init; } = 10_000;

    /// <summary>How long the head of a request may take to arrive, by the wall clock; a connection on which it takes longer is closed.</summary>
    public TimeSpan HeadersWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests each caller may make in a second; null for any number.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>How many schedulers may be subscribed, and how many may listen to events, each.</summary>
    public int StreamsMost { get; init; } = 1000;

    /// <summary>How many events may wait for a scheduler that reads slowly, before its subscription ends.</summary>
    public int EventsWaitingMost { get; init; } = 10_000;

    /// <summary>How often a stream says that the connection stands, by the wall clock.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>A principal and the secret that proves it over HTTP.</summary>
/// <param name="Principal">The principal.</param>
/// <param name="Secret">The secret; nothing prints it.</param>
public sealed record HttpCredential(string Principal, string Secret)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Principal}:***";
}

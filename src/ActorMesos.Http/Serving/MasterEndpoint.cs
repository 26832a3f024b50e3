
namespace ActorMesos.Http.Serving;

/// <summary>Something that is asked for at a path.</summary>
/// <param name="Path">The path, without slashes around it; every endpoint is also found under <c>master/</c>.</param>
/// <param name="Handle">Answers a request.</param>
public sealed record MasterEndpoint(string Path, Func<Exchange, Task> Handle)
{
    /// <summary>Whether it changes something, for which other proofs may be asked.</summary>
    public bool IsWriting { get; init; }

    /// <summary>Whether it takes the run in hand, as no endpoint of Mesos does.</summary>
    public bool IsControl => Path.StartsWith("simulation/", StringComparison.Ordinal);

    /// <summary>The realm in which a caller proves who it is.</summary>
    public string Realm => Path == "api/v1/scheduler" ? "mesos-master-scheduler" : IsWriting ? "mesos-master-readwrite" : "mesos-master-readonly";
}

using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operators;

namespace ActorMesos.Domain.Masters;

/// <summary>Who has proven who it is, for as long as the connection stands (Mesos's <c>Master::authenticate</c>).</summary>
internal sealed class Authentications(MasterBooks books)
{
    private readonly Authenticator _authenticator = new(books.Settings.Credentials);
    private readonly Dictionary<NodeName, string> _principals = [];

    public void Receive(Authenticate request)
    {
        var (node, credential) = request;
        _principals.Remove(node);
        if (_authenticator.Authenticate(credential) is { } refusal)
        {
            books.Outbox.Report(new AuthenticationRefused(node, refusal));
            books.Outbox.Send(node, new AuthenticationFailed());
            return;
        }

        _principals.Add(node, credential.Principal);
        books.Outbox.Report(new NodeAuthenticated(node, credential.Principal));
        books.Outbox.Send(node, new AuthenticationCompleted());
    }

    public void Exited(NodeName node) => _principals.Remove(node);

    /// <summary>The principal that the node has proven; null if it has proven none.</summary>
    public string? PrincipalOf(NodeName node) => _principals.GetValueOrDefault(node);

    public Refusal? Check(FrameworkInfo framework)
    {
        if (PrincipalOf(framework.Node) is not { } proven)
        {
            return books.Settings.AuthenticateFrameworks
                ? new Refusal("framework-authenticated", $"framework '{framework.Name}' is not authenticated; give it a principal and its secret")
                : null;
        }

        return framework.Principal is null || string.Equals(framework.Principal, proven, StringComparison.Ordinal) ? null : new Refusal(
            "framework-own-principal",
            $"framework '{framework.Name}' names the principal '{framework.Principal}', but has authenticated as '{proven}'; name that one");
    }

    /// <summary>An operator proves who it is with each request.</summary>
    public Refusal? Check(OperatorCall call) => call switch
    {
        { Principal: { } principal, Secret: { } secret } => _authenticator.Authenticate(new Credential(principal, secret)),
        _ when books.Settings.AuthenticateOperators =>
            new Refusal("operator-authenticated", "the operator is not authenticated; give it a principal and its secret"),
        _ => null,
    };

    public Refusal? Check(NodeName slave) => books.Settings.AuthenticateSlaves && PrincipalOf(slave) is null
        ? new Refusal("slave-authenticated", $"slave {slave} is not authenticated; give it a principal and its secret")
        : null;
}

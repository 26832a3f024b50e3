using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.TestKit.Contracts;

/// <summary>
/// No call of a framework is refused for what it says. That an offer is gone by the time the call arrives happens to every framework, but not
/// while nothing goes wrong.
/// </summary>
internal sealed class CallsValid(NodeName framework, bool isStrict) : IInvariant
{
    private const string GoneOffers = "offers-valid";

    /// <summary>What a scheduler hears when another has taken over, or an operator has ended it: it has not called for that.</summary>
    private static readonly string[] Ends = ["Framework failed over", "Framework has been removed"];

    public string? Broken { get; private set; }

    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case OperationDropped { Refusal: var refusal, Operation: var operation } when isStrict || refusal.Rule != GoneOffers:
                Break($"{operation.Type} is not valid: {refusal}");
                break;
            case StatusUpdate { Status: { State: TaskState.Error } status } when IsFramework(node):
                Break($"task '{status.TaskId}' is not valid: {status.Message ?? status.Reason}");
                break;
            case StatusUpdate { Status: { Reason: "REASON_INVALID_OFFERS" } status } when isStrict && IsFramework(node):
                Break($"task '{status.TaskId}' was launched on an offer that is not valid: {status.Message}");
                break;
            case FrameworkError error when IsFramework(node) && !Ends.Contains(error.Message):
                Break($"the master refused the framework: {error.Message}");
                break;
        }
    }

    public void Check(World world)
    {
    }

    public void CheckQuiet(World world)
    {
    }

    private void Break(string what) => Broken ??= what;

    /// <summary>Later processes of its scheduler are at addresses of their own, which begin with its name.</summary>
    private bool IsFramework(string node) =>
        node == framework.Value || node.StartsWith(framework.Value + "~", StringComparison.Ordinal);
}

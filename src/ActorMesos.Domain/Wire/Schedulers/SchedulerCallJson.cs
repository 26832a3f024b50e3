using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>A call of a scheduler as JSON (<c>scheduler.Call</c> of the v1 API), with the names of v0 in it: <c>slave_id</c>.</summary>
public static class SchedulerCallJson
{
    /// <summary>The type of the call that opens a subscription.</summary>
    public const string Subscribe = "SUBSCRIBE";

    private static readonly (string, SchedulerCallForm?)[] Forms =
        [(Subscribe, null), .. SchedulerCallForm.All.Select(form => (form.Type, (SchedulerCallForm?)form))];

    /// <summary>Takes a call apart.</summary>
    /// <param name="json">The text.</param>
    /// <param name="node">The address of the scheduler's gateway.</param>
    public static Result<ReadCall> Parse(string json, NodeName node) => WireDocument.Parse(json, call => Read(call, node));

    private static ReadCall Read(WireValue call, NodeName node)
    {
        var form = call.Field("type").Choice(Forms);
        var id = call.Optional("framework_id");
        var framework = id.IsMissing ? (FrameworkId?)null : new FrameworkId(IdJson.Read(call, "framework_id"));
        if (form is not null)
        {
            if (framework is null)
            {
                id.Refuse("is missing");
            }

            return new ReadCall(form.Type, framework, form.Read(call, node), null, null);
        }

        var subscribe = call.Field("subscribe");
        var (info, known, refusal) = FrameworkInfoJson.Read(subscribe.Field("framework_info"), subscribe.Optional("offer_constraints"), node);

        // An empty id is none: the framework is new.
        framework = framework is { Value.Length: > 0 } ? framework : null;
        if (known != framework)
        {
            id.Refuse("must be that of 'subscribe.framework_info.id'");
        }

        var suppressed = subscribe.Optional("suppressed_roles").Items().Select(role => role.Text()).ToArray();
        return new ReadCall(Subscribe, framework, null, new Subscription(info, framework, suppressed.Length == 0 ? null : suppressed), refusal);
    }
}

/// <summary>A call of a scheduler, taken apart.</summary>
/// <param name="Type">Its type.</param>
/// <param name="FrameworkId">Whose it is; null for a framework that is new.</param>
/// <param name="Message">What the master gets; null for a subscription, and for a call that it does nothing about.</param>
/// <param name="Subscription">What a subscription says; null for any other call.</param>
/// <param name="Refusal">Why a subscription is refused before any master sees it; null where it is not.</param>
public sealed record ReadCall(string Type, FrameworkId? FrameworkId, IProtocolMessage? Message, Subscription? Subscription, Refusal? Refusal);

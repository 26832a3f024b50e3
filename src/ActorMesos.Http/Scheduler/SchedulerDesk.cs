using System.Globalization;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Http.Serving;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Scheduler;

/// <summary>The schedulers that are subscribed over HTTP. Only for whoever has come in by the door.</summary>
public sealed class SchedulerDesk(FrontDoorSettings settings)
{
    private readonly Dictionary<FrameworkId, SchedulerStream> _byFramework = [];
    private readonly HashSet<SchedulerStream> _open = [];
    private int _subscribed;

    /// <summary>How many are subscribed.</summary>
    public int Open => _open.Count;

    /// <summary>A scheduler subscribes.</summary>
    /// <returns>Its stream; null where there are too many.</returns>
    internal SchedulerStream? Subscribe(ServedRun run, DocumentText call, Cluster cluster, string? principal)
    {
        if (_open.Count >= settings.StreamsMost)
        {
            return null;
        }

        var node = new NodeName(string.Create(CultureInfo.InvariantCulture, $"scheduler:{++_subscribed}"));
        var subscription = SchedulerCallJson.Parse(call.Json, node).Value.Subscription!;
        var setting = new EventSetting(subscription.Framework, cluster.Host, cluster.Port, cluster.Slaves) { HeartbeatSeconds = settings.Heartbeat.TotalSeconds };
        var stream = new SchedulerStream(node, StreamIdOf(run, node), setting, settings, this);
        _open.Add(stream);
        run.Enter(new SchedulerSubscribed(node, call, principal), stream);
        return stream;
    }

    /// <summary>A scheduler makes a call. The checks stand in the order of Mesos's.</summary>
    internal (int Status, string Why) Call(ServedRun run, ReadCall call, DocumentText document, string streamId, string? principal)
    {
        var id = call.FrameworkId!.Value;
        if (run.Master() is not { } master)
        {
            return (StatusCodes.Status503ServiceUnavailable, "");
        }

        if (!master.Frameworks.TryGetValue(id, out var framework))
        {
            return (StatusCodes.Status400BadRequest, "Framework cannot be found");
        }

        if (principal is not null && principal != framework.Info.Principal)
        {
            return (StatusCodes.Status400BadRequest, $"Authenticated principal '{principal}' does not match principal '{framework.Info.Principal}' set in `FrameworkInfo`");
        }

        if (!framework.IsConnected || _byFramework.GetValueOrDefault(id) is not { } stream)
        {
            return (StatusCodes.Status403Forbidden, "Framework is not subscribed");
        }

        if (streamId.Length == 0)
        {
            return (StatusCodes.Status400BadRequest, $"All non-subscribe calls should include the '{SchedulerApi.StreamId}' header");
        }

        if (streamId != stream.Id)
        {
            return (StatusCodes.Status400BadRequest, $"The stream ID '{streamId}' included in this request didn't match the stream ID currently associated with framework ID {id}");
        }

        if (call.Message is UpdateFramework update && master.Check(framework, update) is { } refusal)
        {
            return (refusal.Rule == Authorizer.Rule ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest, refusal.Reason);
        }

        run.Enter(new SchedulerCalled(stream.Node, document), client: null);
        return (call.Message is UpdateFramework ? StatusCodes.Status200OK : StatusCodes.Status202Accepted, "");
    }

    /// <summary>A subscription was answered.</summary>
    internal void Known(SchedulerStream stream, FrameworkId id) => _byFramework[id] = stream;

    /// <summary>A subscription is over.</summary>
    internal void Forget(SchedulerStream stream)
    {
        _open.Remove(stream);
        if (stream.FrameworkId is { } id && _byFramework.GetValueOrDefault(id) == stream)
        {
            _byFramework.Remove(id);
        }
    }

    /// <summary>The scheduler is gone, unless its subscription was over before.</summary>
    internal bool Leave(ServedRun run, SchedulerStream stream)
    {
        if (_open.Contains(stream))
        {
            run.Enter(new SchedulerLeft(stream.Node), client: null);
            Forget(stream);
        }

        return true;
    }

    /// <summary>The front door closes: every stream ends.</summary>
    internal void Close()
    {
        foreach (var stream in _open.ToList())
        {
            stream.Closed();
        }
    }

    /// <summary>A uuid that no other subscription of the run has.</summary>
    private static string StreamIdOf(ServedRun run, NodeName node)
    {
        var (high, low) = (Hash64.Of((ulong)run.Scenario.Seed, Hash64.Of(node.Value), (ulong)run.Now.Ticks), Hash64.Of(node.Value + "/stream"));
        return new Guid((int)(high >> 32), (short)(high >> 16), (short)((high & 0x0FFF) | 0x4000), BitConverter.GetBytes((low & ~0xC0UL) | 0x80UL)).ToString("D");
    }
}

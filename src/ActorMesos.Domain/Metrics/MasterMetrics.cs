using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Metrics;

/// <summary>What a master counts while it leads; whatever can be read off its books is not counted but read.</summary>
internal sealed class MasterMetrics(bool countsFrameworks)
{
    private readonly Tally<Type> _received = new();
    private readonly Tally<TaskState> _ended = new();
    private readonly Tally<(TaskState State, TaskStatusSource Source, string Reason)> _reasons = new();
    private readonly Tally<string> _removals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PrincipalMetrics> _principals = new(StringComparer.Ordinal);
    private readonly Tally<bool> _updates = new();
    private readonly Tally<bool> _acknowledgements = new();
    private readonly Tally<bool> _toExecutors = new();
    private readonly Tally<bool> _fromExecutors = new();
    private long _registered;
    private long _reregistered;
    private long _scheduled;
    private long _cancelled;
    private long _launches;
    private long _implicitDeclines;

    /// <summary>The master understands a message of somebody it knows.</summary>
    public void Received(IProtocolMessage message)
    {
        _received.Add(message.GetType());
        if (message is Accept accept)
        {
            var launches = accept.Operations.Count(operation => operation is Launch { Tasks.Count: > 0 });
            _launches += launches;
            _implicitDeclines += accept.Operations.Count == 0 ? 1 : accept.Operations.Count(operation => operation is Launch { Tasks.Count: 0 });
        }
    }

    /// <summary>
    /// Messages that came before the master led and had read its registry. Calls that it understands and drops, and those of somebody who says
    /// too much, Mesos does not count.
    /// </summary>
    public long Dropped { get; set; }

    /// <summary>A slave is to be given up, at once or when its turn comes.</summary>
    public void ScheduleRemoval() => _scheduled++;

    public void Update(bool isValid) => _updates.Add(isValid);

    public void Acknowledgement(bool isValid) => _acknowledgements.Add(isValid);

    public void ToExecutor(bool isValid) => _toExecutors.Add(isValid);

    public void FromExecutor(bool isValid) => _fromExecutors.Add(isValid);

    /// <summary>A task is over, or one that was to be launched never began.</summary>
    public void Ended(FrameworkRecord? framework, TaskState state, TaskStatusSource source, string? reason)
    {
        _ended.Add(state);
        framework?.Metrics?.Ended(state);
        if (reason is not null)
        {
            _reasons.Add((state, source, reason));
        }
    }

    /// <summary>What the master reports is counted as it is reported.</summary>
    public void Saw(object report)
    {
        switch (report)
        {
            case SlaveJoined { IsBack: false }:
                _registered++;
                break;
            case SlaveJoined:
                _reregistered++;
                break;
            case SlaveRemovalCancelled:
                _cancelled++;
                break;
            case SlaveRemoved removed:
                _removals.Add(removed.Reason);
                break;
        }
    }

    /// <summary>A framework is on the books from now on.</summary>
    public void Join(FrameworkRecord framework)
    {
        framework.Metrics = countsFrameworks ? new FrameworkMetrics() : null;
        framework.Principal = Of(framework.Info);
    }

    /// <summary>The principal of a framework that subscribes may have changed.</summary>
    public PrincipalMetrics? Of(FrameworkInfo framework)
    {
        if (framework.Principal is not { } principal)
        {
            return null;
        }

        if (!_principals.TryGetValue(principal, out var metrics))
        {
            metrics = new PrincipalMetrics();
            _principals.Add(principal, metrics);
        }

        return metrics;
    }

    public void Write(MetricsSnapshot snapshot, MetricNames names)
    {
        foreach (var (type, name) in names.Messages)
        {
            snapshot.Add($"master/messages_{name}", _received[type] + (type == typeof(Decline) ? _implicitDeclines : 0));
        }

        snapshot.Add("master/messages_launch_tasks", _launches);
        snapshot.Add("master/dropped_messages", Dropped);
        snapshot.Add("master/valid_status_updates", _updates[true]);
        snapshot.Add("master/invalid_status_updates", _updates[false]);
        snapshot.Add("master/valid_status_update_acknowledgements", _acknowledgements[true]);
        snapshot.Add("master/invalid_status_update_acknowledgements", _acknowledgements[false]);
        snapshot.Add("master/valid_framework_to_executor_messages", _toExecutors[true]);
        snapshot.Add("master/invalid_framework_to_executor_messages", _toExecutors[false]);
        snapshot.Add("master/valid_executor_to_framework_messages", _fromExecutors[true]);
        snapshot.Add("master/invalid_executor_to_framework_messages", _fromExecutors[false]);
        snapshot.Add("master/slave_registrations", _registered);
        snapshot.Add("master/slave_reregistrations", _reregistered);
        snapshot.Add("master/slave_removals", _removals.All.Sum(removal => removal.Value));
        foreach (var (reason, texts) in MetricNames.Removals)
        {
            snapshot.Add($"master/slave_removals/reason_{reason}", texts.Sum(text => _removals[text]));
        }

        var unhealthy = MetricNames.Removals[0].Texts.Sum(text => _removals[text]);
        snapshot.Add("master/recovery_slave_removals", _removals[RemovalReasons.NotBack]);
        snapshot.Add($"master/{names.Departures}_completed", unhealthy);
        snapshot.Add($"master/{names.Departures}_canceled", _cancelled);
        snapshot.Add($"master/{names.Departures}_scheduled", _scheduled);
        foreach (var state in names.TerminalStates)
        {
            snapshot.Add($"master/tasks_{TaskGauges.Word(state)}", _ended[state]);
        }

        foreach (var ((state, source, reason), count) in _reasons.All)
        {
            var word = reason.StartsWith("REASON_", StringComparison.Ordinal) ? reason["REASON_".Length..] : reason;
            snapshot.Add(
                $"master/task_{TaskGauges.Word(state)}/source_{source.ToString().ToLowerInvariant()}/reason_{word.ToLowerInvariant()}", count);
        }

        foreach (var (principal, metrics) in _principals)
        {
            snapshot.Add($"frameworks/{principal}/messages_received", metrics.Received);
            snapshot.Add($"frameworks/{principal}/messages_processed", metrics.Processed);
        }
    }
}

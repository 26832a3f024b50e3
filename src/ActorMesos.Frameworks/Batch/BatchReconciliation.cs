using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Frameworks.Batch;

/// <summary>
/// What has become of the tasks of a batch that was out of touch with its master. A master that has just begun to lead does not answer for slaves
/// that have not come back yet, so the batch asks until it has heard of each task.
/// </summary>
/// <remarks>Source: Mesos's documentation, "Task Reconciliation", of which this is the algorithm.</remarks>
internal sealed class BatchReconciliation(BatchBook book)
{
    private const string Again = "reconciliation ";
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    private readonly SortedSet<string> _unanswered = new(StringComparer.Ordinal);
    private int _round;

    public bool IsUnanswered(TaskId task) => _unanswered.Contains(task.Value);

    /// <summary>Whether the wish to be woken is that of the round that goes on, and of no earlier one.</summary>
    public bool IsDue(string reason) => _unanswered.Count > 0 && string.Equals(reason, ReasonOf(_round), StringComparison.Ordinal);

    /// <summary>Asks for all that is not over.</summary>
    public PolicyDecision Begin()
    {
        var live = book.LiveTasks();
        return live.Count == 0
            ? PolicyDecision.Nothing
            : new PolicyDecision([new BatchReconciliationBegan()], [new ReconcileTasks(live)], [new Wake(AskAgain, ReasonOf(_round + 1))]);
    }

    /// <summary>Asks for what has not been answered.</summary>
    public PolicyDecision Continue() =>
        new([], [new ReconcileTasks([.. _unanswered.Select(task => new TaskId(task))])], [new Wake(AskAgain, ReasonOf(_round))]);

    public void Began()
    {
        _round++;
        _unanswered.Clear();
        _unanswered.UnionWith(book.LiveTasks().Select(task => task.Value));
    }

    public void Answered(TaskId task) => _unanswered.Remove(task.Value);

    private static string ReasonOf(int round) => string.Create(CultureInfo.InvariantCulture, $"{Again}{round}");
}

namespace ActorMesos.Reports;

/// <summary>What came of making a report.</summary>
/// <param name="Files">The names of the files that were made.</param>
/// <param name="Remarks">What whoever looks at them has to know of them, in sentences; most often nothing.</param>
public sealed record WrittenReport(IReadOnlyList<string> Files, IReadOnlyList<string> Remarks);

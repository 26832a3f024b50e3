using System.Collections.Concurrent;
using System.Globalization;

namespace ActorMesos.Cli.Benchmarks.Serving;

/// <summary>What became of the tasks that all schedulers launched.</summary>
internal sealed class LoadTally
{
    private readonly ConcurrentDictionary<string, byte> _finished = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _otherwise = new(StringComparer.Ordinal);
    private int _tasks;
    private int _launched;
    private int _updates;

    /// <summary>How many launches the master has taken.</summary>
    public int LaunchedCount => _launched;

    /// <summary>How many tasks were said to have finished.</summary>
    public int FinishedCount => _finished.Count;

    /// <summary>How many tasks were said to have ended in another way.</summary>
    public int OtherwiseCount => _otherwise.Count;

    /// <summary>Why one of these ended so; null where there is none.</summary>
    public string? OtherwiseBecause => _otherwise.Values.FirstOrDefault();

    /// <summary>How many updates came.</summary>
    public int UpdateCount => _updates;

    /// <summary>Tasks whose end nobody has told.</summary>
    public int Missing => _launched - _finished.Count - _otherwise.Count;

    /// <summary>An id that no other task has.</summary>
    public string NextTask() => "t" + Interlocked.Increment(ref _tasks).ToString(CultureInfo.InvariantCulture);

    /// <summary>The master has taken launches.</summary>
    public void Launched(int count) => Interlocked.Add(ref _launched, count);

    /// <summary>A task is said to be in a state.</summary>
    public void Heard(string task, string state, string? message)
    {
        Interlocked.Increment(ref _updates);
        switch (state)
        {
            case "TASK_FINISHED":
                _finished.TryAdd(task, 0);
                break;
            case "TASK_FAILED" or "TASK_LOST" or "TASK_ERROR" or "TASK_KILLED" or "TASK_DROPPED" or "TASK_GONE":
                _otherwise.TryAdd(task, $"{state}: {message}");
                break;
        }
    }
}

using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Replays;

/// <summary>Keeps which faults have set in and not healed yet, in the order in which they set in.</summary>
public sealed class FaultsInForce : IObserver
{
    /// <summary>What is over once the power is back.</summary>
    private static readonly string[] Ended = ["power: ", "crash: ", "stop: "];

    private readonly List<(string What, Instant Since)> _faults = [];

    /// <summary>The faults in words, each with when it set in.</summary>
    public IEnumerable<string> Now => _faults.Select(fault => $"{fault.What}, since {fault.Since}");

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case FaultSetIn fault:
                _faults.Add(($"{fault.Kind}: {fault.What}", at));
                break;
            case FaultHealed fault:
                Remove($"{fault.Kind}: {fault.What}");
                break;
            case NodeCrashed crashed:
                _faults.Add(($"crash: {crashed.Node}", at));
                break;
            case LeaderCrashed crashed:
                _faults.Add(($"crash: {crashed.Node}", at));
                break;
            case SlaveStopped stopped:
                _faults.Add(($"stop: {stopped.Node}", at));
                break;
            case NodeRestarted restarted:
                Remove($"crash: {restarted.Node}");
                Remove($"stop: {restarted.Node}");
                break;
            case PowerFailed:
                _faults.Add(("power: everything is off", at));
                break;
            case PowerReturned:
                _faults.RemoveAll(fault => Ended.Any(kind => fault.What.StartsWith(kind, StringComparison.Ordinal)));
                break;
        }
    }

    private void Remove(string what)
    {
        var index = _faults.FindIndex(fault => string.Equals(fault.What, what, StringComparison.Ordinal));
        if (index >= 0)
        {
            _faults.RemoveAt(index);
        }
    }
}

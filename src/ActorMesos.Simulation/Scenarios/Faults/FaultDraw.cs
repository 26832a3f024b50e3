using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Randomness;
using ActorMesos.Kernel.Randomness;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>What one fault draws of what its scenario leaves open, from a stream of its own.</summary>
/// <param name="dice">The stream.</param>
/// <param name="slaves">The slaves of the scenario.</param>
public sealed class FaultDraw(Dice dice, IReadOnlyList<NodeName> slaves)
{
    /// <summary>The shortest that a drawn fault lasts: shorter ones would only cancel each other out.</summary>
    public static TimeSpan Least { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many slaves there are.</summary>
    public int SlaveCount => slaves.Count;

    /// <summary>How long it lasts.</summary>
    public ConstantDuration Span(DurationDistribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        var drawn = distribution.At(dice.NextFraction());
        return new(distribution is ConstantDuration || drawn > Least ? drawn : Least);
    }

    /// <summary>So many slaves, each as likely as the next, in the order of the scenario.</summary>
    public IReadOnlyList<NodeName> Slaves(int count)
    {
        var left = Enumerable.Range(0, slaves.Count).ToList();
        var drawn = new List<int>();
        while (drawn.Count < count && left.Count > 0)
        {
            var index = (int)dice.NextBelow(left.Count);
            drawn.Add(left[index]);
            left.RemoveAt(index);
        }

        return [.. drawn.Order().Select(index => slaves[index])];
    }
}

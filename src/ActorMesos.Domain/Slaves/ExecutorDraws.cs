using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Slaves;

/// <summary>What is drawn for a task or an executor: each draw has a name, and comes to the same whenever it is asked for.</summary>
internal readonly struct ExecutorDraws(ulong seed, FrameworkId framework, string name)
{
    private readonly ulong _hash = StableHash.Of(StableHash.Of(seed, StableHash.Of(framework.Value)), StableHash.Of(name));

    /// <summary>In [0, 100).</summary>
    public int Percent(string draw) => (int)(Fraction(draw) * 100);

    /// <summary>Both bounds included.</summary>
    public TimeSpan Between(string draw, TimeSpan least, TimeSpan most) =>
        least == most ? least : least + TimeSpan.FromTicks((long)((most - least + TimeSpan.FromTicks(1)).Ticks * Fraction(draw)));

    private double Fraction(string draw) => StableHash.Fraction(StableHash.Of(_hash, StableHash.Of(draw)));
}

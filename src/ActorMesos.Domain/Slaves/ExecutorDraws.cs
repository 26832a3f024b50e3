using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Slaves;

/// <summary>What is drawn for a task or an executor: each draw has a name, and comes to the same whenever it is asked for.</summary>
internal readonly struct ExecutorDraws(ulong seed, FrameworkId framework, string name)
{
    private readonly ulong _hash = StableHash.Of(StableHash.Of(seed, StableHash.Of(framework.Value)), StableHash.Of(name));

    /// <summary>In [0, 100).</summary>
    public int Percent(string draw) => (int)Share(draw);

    /// <summary>In [0, 100), with all its decimals.</summary>
    public double Share(string draw) => Fraction(draw) * 100;

    /// <summary>In [0, 1).</summary>
    public double Fraction(string draw) => StableHash.Fraction(StableHash.Of(_hash, StableHash.Of(draw)));
}

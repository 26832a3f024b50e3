namespace ActorMesos.Kernel.Randomness;

/// <summary>
/// One stream of draws of a seed. Streams of different names do not disturb each other: removing a fault, or adding a node,
/// shifts no draw of another.
/// </summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="stream">What the draws are for: the name of a node, of a fault.</param>
public sealed class Dice(ulong seed, string stream)
{
    private readonly ulong _stream = Hash64.Of(seed, Hash64.Of(stream));
    private ulong _drawn;

    /// <summary>The next 64 bits of the stream.</summary>
    public ulong Next() => Hash64.Of(_stream, _drawn++);

    /// <summary>The next number of the stream from 0 up to but not including <paramref name="bound"/>.</summary>
    public long NextBelow(long bound) => Hash64.Below(Next(), bound);

    /// <summary>The next fraction of the stream in [0, 1), a multiple of 2^-53.</summary>
    public double NextFraction() => (Next() >> 11) * (1.0 / (1UL << 53));
}

namespace ActorMesos.Kernel.Randomness;

/// <summary>A 64-bit hash that is the same in every process and on every system, unlike those of the runtime.</summary>
public static class Hash64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The hash of a text, by UTF-16 code units (FNV-1a, then mixed).</summary>
    public static ulong Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hash = 0xCBF29CE484222325;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return Mix(hash);
    }

    /// <summary>The hash of two values, in this order.</summary>
    public static ulong Of(ulong first, ulong second) => Mix((first * Golden) + Mix(second + Golden));

    /// <summary>The hash of three values, in this order.</summary>
    public static ulong Of(ulong first, ulong second, ulong third) => Of(Of(first, second), third);

    /// <summary>Spreads every bit of the value over the whole result (SplitMix64's finalizer).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A number from 0 up to but not including <paramref name="bound"/>, spread evenly by the bits of <paramref name="bits"/>.</summary>
    public static long Below(ulong bits, long bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (long)Math.BigMul(bits, (ulong)bound, out _);
    }
}

namespace ActorMesos.Domain.Ids;

/// <summary>Ids derived from names and counters, the same in every process.</summary>
public static class StableHash
{
    /// <summary>The hash of a text, by UTF-16 code units (FNV-1a).</summary>
    public static ulong Of(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return hash;
    }

    /// <summary>The hash of two values, in this order, every bit spread over the whole result (SplitMix64's finalizer).</summary>
    public static ulong Of(ulong first, ulong second)
    {
        var hash = (first * 0x9E3779B97F4A7C15) + second + 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }

    /// <summary>The fraction in [0, 1) that the bits of a hash stand for, a multiple of 2^-53.</summary>
    public static double Fraction(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));

    /// <summary>The n-th id that a node makes, at an instant: after a crash a node may count from an earlier number again.</summary>
    public static Guid Uuid(NodeName node, long number, Time.Instant now)
    {
        var hash = Of(node.Value) ^ ((ulong)now.Ticks * 0x9E3779B97F4A7C15);
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes[8..], number);
        return new Guid(bytes, bigEndian: true);
    }
}

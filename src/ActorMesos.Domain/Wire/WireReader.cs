using System.Text.Json;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Wire;

/// <summary>Takes one document apart, and remembers the first thing that was wrong with it.</summary>
public sealed class WireReader
{
    private WireReader()
    {
    }

    /// <summary>What was wrong first; null as long as nothing is.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Takes an element apart; the refusal of the first thing wrong in it, if anything is.</summary>
    public static Result<T> Read<T>(JsonElement element, Func<WireValue, T> read)
    {
        var reader = new WireReader();
        var value = read(new WireValue(reader, element, ""));
        return reader.Refusal is { } refusal ? refusal : new Result<T>(value);
    }

    internal void Refuse(Refusal refusal) => Refusal ??= refusal;
}

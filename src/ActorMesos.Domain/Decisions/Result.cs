using System.Diagnostics.CodeAnalysis;

namespace ActorMesos.Domain.Decisions;

/// <summary>Either what was asked for, or the refusal that says why not.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public readonly record struct Result<T>
{
    private readonly T? _value;

    /// <summary>A result that holds what was asked for.</summary>
    public Result(T value) => _value = value;

    /// <summary>A result that says why there is none.</summary>
    public Result(Refusal refusal) => Refusal = refusal;

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the request was refused.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>What was asked for. Reading it from a refused result is a bug, and throws.</summary>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"There is no value: {Refusal}");

    public static implicit operator Result<T>(T value) => new(value);
    public static implicit operator Result<T>(Refusal refusal) => new(refusal);

    /// <inheritdoc/>
    public override string ToString() => Refusal?.ToString() ?? _value?.ToString() ?? "";
}

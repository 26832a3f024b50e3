using System.Globalization;

namespace ActorMesos.Domain.Resources;

/// <summary>The numbers from <paramref name="Begin"/> to <paramref name="End"/>, both included.</summary>
/// <param name="Begin">The first number.</param>
/// <param name="End">The last number, not below the first.</param>
public readonly record struct ValueRange(ulong Begin, ulong End)
{
    /// <summary>As in <c>31000-32000</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Begin}-{End}");
}

using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Randomness;

/// <summary>
/// A duration that is drawn anew each time: <c>5ms</c>, or <c>{ uniform = [200us, 2ms] }</c>, or one of the distributions that failures and
/// repairs are found to have.
/// </summary>
public abstract record DurationDistribution
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>How a scenario writes it; <see cref="DistributionText"/> reads it back.</summary>
    public abstract string Text { get; }

    /// <summary>The duration below which the given fraction of all draws lies; a year at most.</summary>
    /// <param name="fraction">From 0 up to but not including 1.</param>
    public abstract TimeSpan At(double fraction);

    /// <summary>The shortest and the longest, of a distribution that has both.</summary>
    public (TimeSpan Min, TimeSpan Max) Bounds => (At(0), At(Math.BitDecrement(1.0)));

    /// <summary>A duration of so many ticks of 100 ns.</summary>
    protected static TimeSpan Ticks(double ticks) =>
        ticks >= Longest.Ticks ? Longest : TimeSpan.FromTicks((long)ticks);
}

/// <summary>Always the same duration.</summary>
public sealed record ConstantDuration(TimeSpan Value) : DurationDistribution
{
    /// <inheritdoc/>
    public override string Text => DurationText.Write(Value);

    /// <inheritdoc/>
    public override TimeSpan At(double fraction) => Value;
}

/// <summary>Each tick of 100 ns between two bounds, both included, is as likely as the next.</summary>
public sealed record UniformDuration(TimeSpan Min, TimeSpan Max) : DurationDistribution
{
    /// <inheritdoc/>
    public override string Text => $"{{ uniform = [{DurationText.Write(Min)}, {DurationText.Write(Max)}] }}";

    /// <inheritdoc/>
    public override TimeSpan At(double fraction) => Ticks(Min.Ticks + Math.Floor((Max.Ticks - Min.Ticks + 1) * fraction));
}

/// <summary>What happens at a constant rate: the time until the next failure of many parts.</summary>
/// <param name="Mean">The mean.</param>
public sealed record ExponentialDuration(TimeSpan Mean) : DurationDistribution
{
    /// <inheritdoc/>
    public override string Text => $"{{ exponential = {DurationText.Write(Mean)} }}";

    /// <inheritdoc/>
    public override TimeSpan At(double fraction) => Ticks(-Mean.Ticks * StableMath.Log(1 - fraction));
}

/// <summary>Lifetimes of parts: with a shape below 1 failures come early, above 1 with age.</summary>
/// <param name="Scale">The duration below which 63 % of all draws lie.</param>
/// <param name="Shape">The shape.</param>
public sealed record WeibullDuration(TimeSpan Scale, double Shape) : DurationDistribution
{
    /// <inheritdoc/>
    public override string Text => $"{{ weibull = {{ scale = {DurationText.Write(Scale)}, shape = {DistributionText.Write(Shape)} }} }}";

    /// <inheritdoc/>
    public override TimeSpan At(double fraction) =>
        fraction == 0 ? TimeSpan.Zero : Ticks(Scale.Ticks * StableMath.Pow(-StableMath.Log(1 - fraction), 1 / Shape));
}

/// <summary>Repair times: most are near the median, a few many times as long.</summary>
/// <param name="Median">The median.</param>
/// <param name="Sigma">The standard deviation of the logarithm.</param>
public sealed record LogNormalDuration(TimeSpan Median, double Sigma) : DurationDistribution
{
    /// <inheritdoc/>
    public override string Text => $"{{ log-normal = {{ median = {DurationText.Write(Median)}, sigma = {DistributionText.Write(Sigma)} }} }}";

    /// <inheritdoc/>
    public override TimeSpan At(double fraction) =>
        fraction == 0 ? TimeSpan.Zero : Ticks(Median.Ticks * StableMath.Exp(Sigma * StableMath.Normal(fraction)));
}

/// <summary>What has no usual length: the longer it has lasted, the longer it will.</summary>
/// <param name="Least">The shortest.</param>
/// <param name="Shape">The shape; the smaller, the heavier the tail.</param>
public sealed record ParetoDuration(TimeSpan Least, double Shape) : DurationDistribution
{
    /// <inheritdoc/>
    public override string Text => $"{{ pareto = {{ least = {DurationText.Write(Least)}, shape = {DistributionText.Write(Shape)} }} }}";

    /// <inheritdoc/>
    public override TimeSpan At(double fraction) => Ticks(Least.Ticks * StableMath.Pow(1 - fraction, -1 / Shape));
}

namespace ActorMesos.Domain.Randomness;

/// <summary>
/// Logarithm, exponential and the like with the same last digit on every system: only operations whose result the standard for floating
/// point fixes are used, which those of the system's own library are not.
/// </summary>
public static class StableMath
{
    private const double Ln2 = 0.6931471805599453;
    private const double Sqrt2 = 1.4142135623730951;

    /// <summary>The natural logarithm of a positive number.</summary>
    public static double Log(double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        var exponent = 0;
        while (value >= Sqrt2)
        {
            value /= 2;
            exponent++;
        }

        while (value < Sqrt2 / 2)
        {
            value *= 2;
            exponent--;
        }

        // ln x = 2 artanh((x − 1) / (x + 1)), whose terms shrink at least thirty-fold each.
        var step = (value - 1) / (value + 1);
        var (power, sum) = (step, 0.0);
        for (var n = 1; n < 27; n += 2)
        {
            sum += power / n;
            power *= step * step;
        }

        return (2 * sum) + (exponent * Ln2);
    }

    /// <summary>e to a power; 0 where that is too small for a double, and the largest double where it is too large.</summary>
    public static double Exp(double power)
    {
        if (power is < -700 or > 700)
        {
            return power < 0 ? 0 : double.MaxValue;
        }

        var halvings = (int)Math.Floor((power / Ln2) + 0.5);
        var rest = power - (halvings * Ln2);
        var (term, sum) = (1.0, 1.0);
        for (var n = 1; n < 20; n++)
        {
            term *= rest / n;
            sum += term;
        }

        for (; halvings > 0; halvings--)
        {
            sum *= 2;
        }

        for (; halvings < 0; halvings++)
        {
            sum /= 2;
        }

        return sum;
    }

    /// <summary>A positive number to a power.</summary>
    public static double Pow(double value, double power) => Exp(power * Log(value));

    /// <summary>
    /// How many standard deviations from the mean the given fraction of a normal distribution lies below, to nine digits (the rational
    /// approximation of P. J. Acklam).
    /// </summary>
    /// <param name="fraction">Above 0 and below 1.</param>
    public static double Normal(double fraction)
    {
        const double low = 0.02425;
        if (fraction is >= low and <= 1 - low)
        {
            var centre = fraction - 0.5;
            var square = centre * centre;
            return centre * Polynomial(square, -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.3577518672690, -30.66479806614716, 2.506628277459239)
                / Polynomial(square, -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1);
        }

        var tail = Math.Sqrt(-2 * Log(Math.Min(fraction, 1 - fraction)));
        var distance = Polynomial(tail, -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783)
            / Polynomial(tail, 0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1);
        return fraction < low ? distance : -distance;
    }

    private static double Polynomial(double value, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients)
        {
            sum = (sum * value) + coefficient;
        }

        return sum;
    }
}

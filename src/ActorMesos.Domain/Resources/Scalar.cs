using System.Globalization;

namespace ActorMesos.Domain.Resources;

/// <summary>
/// An amount of a resource in thousandths, as Mesos compares and sums scalars since 0.28 (MESOS-4687): three decimals, exactly.
/// <c>mem</c> and <c>disk</c> count megabytes, <c>cpus</c> counts processors.
/// </summary>
/// <param name="Thousandths">The amount, times one thousand.</param>
public readonly record struct Scalar(long Thousandths) : IComparable<Scalar>
{
    private const int One = 1000;

    /// <summary>Nothing.</summary>
    public static Scalar Zero => default;

    /// <summary>
    /// The largest amount of one name that a slave may have or a request may ask for, 100 billion: so much on each of 50,000 slaves still
    /// adds up exactly. What is larger is refused where it comes in; a sum that does not fit is a bug, and throws.
    /// </summary>
    public static Scalar Largest => new(100_000_000_000L * One);

    /// <summary>The scalar nearest to a number; a half of a thousandth rounds away from zero.</summary>
    public static Scalar FromDouble(double value) => new((long)Math.Round(value * One, MidpointRounding.AwayFromZero));

    /// <summary>A whole number.</summary>
    public static Scalar FromWhole(long value) => new(checked(value * One));

    /// <summary>The double nearest to this scalar.</summary>
    public double ToDouble() => (Thousandths / One) + (Thousandths % One / (double)One);

    /// <inheritdoc/>
    public int CompareTo(Scalar other) => Thousandths.CompareTo(other.Thousandths);

    public static Scalar operator +(Scalar left, Scalar right) => new(checked(left.Thousandths + right.Thousandths));
    public static Scalar operator -(Scalar left, Scalar right) => new(checked(left.Thousandths - right.Thousandths));
    public static bool operator <(Scalar left, Scalar right) => left.Thousandths < right.Thousandths;
    public static bool operator >(Scalar left, Scalar right) => left.Thousandths > right.Thousandths;
    public static bool operator <=(Scalar left, Scalar right) => left.Thousandths <= right.Thousandths;
    public static bool operator >=(Scalar left, Scalar right) => left.Thousandths >= right.Thousandths;

    /// <summary>Decimal digits without trailing zeros: <c>2048</c>, <c>0.5</c>.</summary>
    public override string ToString() => (Thousandths / (decimal)One).ToString("0.###", CultureInfo.InvariantCulture);
}

namespace ActorMesos.Cli.Output;

/// <summary>How fast something goes, by what is done of it so far.</summary>
/// <param name="Done">What is done.</param>
/// <param name="Planned">What there is to do in all, in the same unit.</param>
/// <param name="Elapsed">The wall-clock time that it took.</param>
internal readonly record struct Rate(double Done, double Planned, TimeSpan Elapsed)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(999);

    /// <summary>What is done in a second.</summary>
    public double PerSecond => Done / Math.Max(0.001, Elapsed.TotalSeconds);

    /// <summary>What is done in a minute.</summary>
    public double PerMinute => PerSecond * 60;

    /// <summary>Which part is done, from 0 to 1.</summary>
    public double Fraction => Planned <= 0 ? 1 : Math.Clamp(Done / Planned, 0, 1);

    /// <summary>The wall-clock time that the rest takes at this rate, in words; nobody knows before something is done.</summary>
    public string Remaining => Done <= 0 ? "not known yet" : ClockText.Of(Rest);

    private TimeSpan Rest
    {
        get
        {
            var seconds = Math.Ceiling(Math.Max(0, Planned - Done) / PerSecond);
            return seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
        }
    }
}

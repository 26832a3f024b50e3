using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Service;

/// <summary>How often instances that had served did not, and for how long.</summary>
/// <param name="Count">How often.</param>
/// <param name="Longest">For how long at most, until the instance or the one in its place served.</param>
/// <param name="Sum">For how long in all.</param>
public sealed record DownTimes(int Count = 0, TimeSpan Longest = default, TimeSpan Sum = default)
{
    /// <summary>For people.</summary>
    public IReadOnlyList<Finding> Findings => Count == 0
        ? []
        :
        [
            new Finding("times down", Count.ToString(CultureInfo.InvariantCulture)),
            new Finding("longest", DurationText.Write(Rounded(Longest))),
            new Finding("in all", DurationText.Write(Rounded(Sum))),
        ];

    /// <summary>One more.</summary>
    public DownTimes With(TimeSpan lasted) => new(Count + 1, lasted > Longest ? lasted : Longest, Sum + lasted);

    private static TimeSpan Rounded(TimeSpan span) => TimeSpan.FromSeconds(Math.Round(span.TotalSeconds));
}

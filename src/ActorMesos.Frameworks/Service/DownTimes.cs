using System.Globalization;
using ActorMesos.Domain.Frameworks;

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
            new Finding("longest down", Clock(Longest)),
            new Finding("down in all", Clock(Sum)),
        ];

    /// <summary>One more.</summary>
    public DownTimes With(TimeSpan lasted) => new(Count + 1, lasted > Longest ? lasted : Longest, Sum + lasted);

    private static string Clock(TimeSpan span)
    {
        var rounded = TimeSpan.FromSeconds(Math.Round(span.TotalSeconds));
        return string.Create(CultureInfo.InvariantCulture, $"{(rounded.Days == 0 ? "" : $"{rounded.Days}d ")}{rounded:hh\\:mm\\:ss}");
    }
}

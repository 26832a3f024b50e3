using System.Globalization;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Cli.Exploration;

/// <summary>Seeds from one number to another, both included.</summary>
internal sealed record SeedRange(long From, long To)
{
    private const long CountMax = 10_000_000;
    private const string Allowed = "allowed: A..B, two whole numbers from 0, the smaller first, as in 1..1000";

    public int Count => (int)(To - From + 1);

    public static Result<SeedRange> Parse(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || !Read(text[..dots], out var from) || !Read(text[(dots + 2)..], out var to))
        {
            return new Refusal("seeds-range", $"--seeds: found '{text}'; {Allowed}");
        }

        return to < from ? new Refusal("seeds-order", $"--seeds: found '{text}', the larger first; {Allowed}")
            : to - from >= CountMax ? new Refusal("seeds-count", $"--seeds: found '{text}'; allowed: at most {CountMax} seeds")
            : new SeedRange(from, to);
    }

    private static bool Read(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

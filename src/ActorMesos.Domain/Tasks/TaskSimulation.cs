using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Tasks;

/// <summary>
/// What the labels of a task ask of its simulated executor: those whose names begin with <c>simulate.</c>. They go before what a scenario
/// says of all executors. Labels are Mesos's (<c>TaskInfo.labels</c>, "Mesos Labels" in its documentation); these names are not.
/// </summary>
public sealed record TaskSimulation
{
    /// <summary>How the names of these labels begin.</summary>
    public const string Prefix = "simulate.";

    /// <summary>For ever; what is asked to end goes on until it is ended by force.</summary>
    public const string Never = "never";

    private const int DecimalsMost = 9;

    /// <summary>The catalog of labels; a new one adds a line.</summary>
    private static readonly (string Name, string Takes, Func<TaskSimulation, string, TaskSimulation?> Read)[] Known =
    [
        ("duration", "a duration such as 90s", (asked, text) => Time(text) is { } time ? asked with { Lasts = time } : null),
        ("fail", "a probability from 0 to 1", (asked, text) => Percent(text) is { } percent ? asked with { FailPercent = percent } : null),
        ("exit-code", "a number from 0 to 255", (asked, text) => Code(text) is { } code ? asked with { ExitCode = code } : null),
        ("crash", "a probability from 0 to 1", (asked, text) => Percent(text) is { } percent ? asked with { CrashPercent = percent } : null),
        ("unhealthy", "a probability from 0 to 1", (asked, text) => Percent(text) is { } percent ? asked with { UnhealthyPercent = percent } : null),
        ("start", "a duration such as 90s, or never", (asked, text) => Span(text) is { } time ? asked with { StartsAfter = time } : null),
        ("kill", "a duration such as 90s, or never", (asked, text) => Span(text) is { } time ? asked with { DiesAfter = time } : null),
    ];

    /// <summary>What a task asks that has no such labels.</summary>
    public static TaskSimulation Nothing { get; } = new();

    /// <summary>How long it runs before it ends by itself (<c>simulate.duration</c>); null for as long as its command does.</summary>
    public TimeSpan? Lasts { get; private init; }

    /// <summary>How probable it is, of 100, that it fails (<c>simulate.fail</c>); null for as probable as of any task.</summary>
    public double? FailPercent { get; private init; }

    /// <summary>The code with which it ends by itself, or fails (<c>simulate.exit-code</c>); null for its command's.</summary>
    public int? ExitCode { get; private init; }

    /// <summary>How probable it is, of 100, that it takes its executor with it (<c>simulate.crash</c>); null for as probable as of any task.</summary>
    public double? CrashPercent { get; private init; }

    /// <summary>How probable it is, of 100, that it does not pass its health check (<c>simulate.unhealthy</c>); null for as probable as of any task.</summary>
    public double? UnhealthyPercent { get; private init; }

    /// <summary>
    /// How much longer than usual it takes until its executor has it (<c>simulate.start</c>); the longest there is for an executor that never
    /// registers, null for what is usual.
    /// </summary>
    public TimeSpan? StartsAfter { get; private init; }

    /// <summary>
    /// How long it takes to end once it is asked to (<c>simulate.kill</c>); the longest there is for one that only force ends, null for its
    /// command's way.
    /// </summary>
    public TimeSpan? DiesAfter { get; private init; }

    /// <summary>What labels ask, or a refusal that says which of them is wrong and what would be right.</summary>
    /// <param name="labels">The labels of a task; null for none. Those with other names are passed over.</param>
    public static Result<TaskSimulation> Of(IReadOnlyList<Label>? labels)
    {
        var asked = Nothing;
        labels ??= [];
        foreach (var (key, value) in labels)
        {
            if (!key.StartsWith(Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var known = Array.Find(Known, known => key.AsSpan(Prefix.Length).SequenceEqual(known.Name));
            if (known.Name is null)
            {
                return Refuse($"the label {key} is none of {string.Join(", ", Known.Select(label => Prefix + label.Name))}; name one of these, or leave it out");
            }

            if (labels.Count(label => label.Key == key) > 1)
            {
                return Refuse($"the label {key} is there twice; give it once");
            }

            if (known.Read(asked, value ?? "") is not { } read)
            {
                return Refuse($"the label {key} has the value '{value}'; it takes {known.Takes}");
            }

            asked = read;
        }

        return asked.CrashPercent + asked.FailPercent > 100
            ? Refuse($"the labels {Prefix}fail and {Prefix}crash come to more than 1; a task does one of both, or neither")
            : asked;
    }

    private static Refusal Refuse(string reason) => new("task-simulate-label", reason);

    private static TimeSpan? Time(string text) => DurationText.Parse(text) is { IsRefused: false } parsed ? parsed.Value : null;

    private static TimeSpan? Span(string text) => text == Never ? TimeSpan.MaxValue : Time(text);

    private static int? Code(string text) => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;

    private static double? Percent(string text) =>
        text.Length <= DecimalsMost + 2 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1
            ? (double)(share * 100)
            : null;
}

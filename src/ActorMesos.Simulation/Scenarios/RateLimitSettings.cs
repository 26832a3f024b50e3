using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Throttling;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>How much frameworks may say, in the form of Mesos's flag <c>--rate_limits</c>.</summary>
/// <param name="Limits">The limits of principals.</param>
/// <param name="AggregateDefaultQps">The messages a second of all others together; null for no limit.</param>
/// <param name="AggregateDefaultCapacity">How many of these may wait; null for any number.</param>
public sealed record RateLimitSettings(Sequence<RateLimit> Limits, double? AggregateDefaultQps, int? AggregateDefaultCapacity)
{
    private static readonly Form<double?> Qps = OrNone<double>(new(
        "a number of messages a second from 0.001 to 1000000",
        1,
        text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var qps) && qps is >= 0.001 and <= 1_000_000
            ? qps
            : new Refusal("qps", "")));

    private static readonly Form<int?> Capacity = OrNone(Forms.Integer(0, int.MaxValue));

    internal RateLimits Limit => new()
    {
        Limits = Limits,
        AggregateDefaultQps = AggregateDefaultQps,
        AggregateDefaultCapacity = AggregateDefaultCapacity,
    };

    internal static RateLimitSettings Read(SectionReader section)
    {
        var limits = new List<RateLimit>();
        foreach (var entry in section.Sections("limits", "entries.rate-limit", ScenarioDefaults.Entry("rate-limit")))
        {
            var limit = new RateLimit(
                entry.Value("principal", Forms.Text("a principal", text => text.Length > 0)), entry.Value("qps", Qps), entry.Value("capacity", Capacity));
            if (limits.Exists(other => other.Principal == limit.Principal && limit.Principal.Length > 0))
            {
                entry.Refuse("principal", $"found '{limit.Principal}' twice", "allowed: one limit for each principal");
            }

            entry.Close();
            limits.Add(limit);
        }

        var settings = new RateLimitSettings(
            [.. limits], section.Value("aggregate-default-qps", Qps), section.Value("aggregate-default-capacity", Capacity));
        section.Close();
        return settings;
    }

    internal void Write(SectionWriter section)
    {
        section.List("limits", Limits, (entry, limit) =>
        {
            entry.Line("principal", limit.Principal);
            entry.Word("qps", Text(limit.Qps));
            entry.Word("capacity", Text(limit.Capacity));
        });
        section.Word("aggregate-default-qps", Text(AggregateDefaultQps));
        section.Word("aggregate-default-capacity", Text(AggregateDefaultCapacity));
    }

    private static string Text(double? number) => number?.ToString("0.###", CultureInfo.InvariantCulture) ?? Forms.None;

    private static Form<T?> OrNone<T>(Form<T> form)
        where T : struct => new(
        $"'{Forms.None}', or {form.Allowed}",
        null,
        text => text == Forms.None ? new Result<T?>(value: null) : form.Read(text) is var read && read.IsRefused ? read.Refusal : read.Value);
}

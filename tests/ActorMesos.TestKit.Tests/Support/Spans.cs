namespace ActorMesos.TestKit.Tests.Support;

/// <summary>Virtual time.</summary>
internal static class Spans
{
    public static TimeSpan Seconds(double count) => TimeSpan.FromSeconds(count);

    public static TimeSpan Minutes(double count) => TimeSpan.FromMinutes(count);
}

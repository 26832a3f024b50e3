using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Serving;

/// <summary>
/// How many requests a second whoever calls may make: each principal for itself, and all who prove nothing from one address together. Mesos
/// has no such limit for HTTP (its <c>--rate_limits</c> is about drivers), so that the answer is the one of RFC 6585.
/// </summary>
internal sealed class RequestLimits : IAsyncDisposable
{
    private const int Seconds = 1;

    private readonly int? _most;
    private readonly PartitionedRateLimiter<string>? _limiter;

    /// <summary>Limits everybody to so many requests a second; null for no limit.</summary>
    public RequestLimits(int? most)
    {
        _most = most;
        _limiter = most is not { } count ? null : PartitionedRateLimiter.Create<string, string>(
            caller => RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = count,
                TokensPerPeriod = count,
                ReplenishmentPeriod = TimeSpan.FromSeconds(Seconds),
            }),
            StringComparer.Ordinal);
    }

    /// <summary>Whether the caller may make one more request now; where not, the answer says when again.</summary>
    public async Task<bool> Let(Exchange exchange)
    {
        var caller = exchange.Principal is { } principal ? "principal " + principal : $"address {exchange.Context.Connection.RemoteIpAddress}";
        using var lease = _limiter?.AttemptAcquire(caller);
        if (lease is null or { IsAcquired: true })
        {
            return true;
        }

        exchange.Context.Response.Headers.RetryAfter = Seconds.ToString(CultureInfo.InvariantCulture);
        await exchange.Answer(StatusCodes.Status429TooManyRequests, string.Create(
            CultureInfo.InvariantCulture, $"{caller} has made more than {_most} requests in a second, the most that --requests-per-second allows; try again in a second"));
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_limiter is not null)
        {
            await _limiter.DisposeAsync();
        }
    }
}

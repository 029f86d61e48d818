using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Access;

/// <summary>How often each caller may come.</summary>
internal sealed class CallerBudget(IOptions<AccessOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        caller => options.Value.RequestsPerSecond == 0
            ? RateLimitPartition.GetNoLimiter(caller)
            : RateLimitPartition.GetTokenBucketLimiter(caller, _ => Bucket(options.Value.RequestsPerSecond)));

    /// <summary>Counts a request; false if it is one too many, with how long to wait.</summary>
    public bool TrySpend(string caller, out TimeSpan wait)
    {
        using var lease = _limiter.AttemptAcquire(caller);
        wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int requestsPerSecond) => new()
    {
        TokenLimit = 2 * requestsPerSecond,
        TokensPerPeriod = requestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };
}

using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Grains;

/// <summary>What can be wrong with a well-formed request: analytics that cannot work, callbacks that are not allowed.</summary>
internal sealed class RequestRules(AnalyticCheck check, CallbackRules callbacks)
{
    /// <summary>Checks a stream and notes the request that asks for it.</summary>
    /// <exception cref="AgentException">12022, 44014: with the place of the first fault.</exception>
    public async Task<StreamSettings> AcceptAsync(StreamSettings settings, CancellationToken cancellationToken)
    {
        for (var i = 0; i < settings.Analytics.Count; i++)
        {
            // A gateway may know zones that this silo does not.
            if (settings.Analytics[i].Schedule is { } schedule && !TimeZoneInfo.TryFindSystemTimeZoneById(schedule.TimeZone, out _))
            {
                throw AgentErrors.InvalidBody($"analytics.{i}.schedule.timezone", "is not a known time zone");
            }
        }

        await check.RequireStreamAsync(settings.Analytics, cancellationToken);
        await callbacks.RequireAllAsync(settings.Analytics, cancellationToken);

        if (settings.NotificationPolicy is { } policy)
        {
            await callbacks.RequireAsync(policy.Callbacks, "notification_policy.callbacks", cancellationToken);
        }

        return settings with { RequestId = RequestId };
    }

    /// <summary>Checks a task and notes the request that asks for it.</summary>
    /// <exception cref="AgentException">12022: with the place of the first fault.</exception>
    public async Task<VideoTaskSettings> AcceptAsync(VideoTaskSettings settings, CancellationToken cancellationToken)
    {
        await check.RequireVideoAsync(settings.Analytics, cancellationToken);
        await callbacks.RequireAsync(settings.Callbacks, "deferred_task.callbacks", cancellationToken);
        return settings with { RequestId = RequestId };
    }

    private static string? RequestId => RequestContext.Get(RequestContextKeys.RequestId) as string;
}

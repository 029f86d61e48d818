using System.Collections.Frozen;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Which members of a log record are shown.</summary>
internal static class StreamLogTargets
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        "stream_id", "status", "error", "log_time", "last_processed_frame_time", "analytic_index");

    /// <exception cref="AgentException">44006: no such member.</exception>
    public static IReadOnlySet<string> Read(QueryReader query)
    {
        var targets = query.List("targets");
        var unknown = targets.FirstOrDefault(target => !All.Contains(target));

        if (unknown is not null)
        {
            throw AgentErrors.UnknownLogTarget(unknown);
        }

        return targets.Count == 0 ? All : targets.ToFrozenSet();
    }
}

using System.Collections.Frozen;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Which members of a log record are shown.</summary>
internal static class StreamLogTargets
{
    private static readonly string[] Names =
        ["stream_id", "status", "error", "log_time", "last_processed_frame_time", "analytic_index"];

    private static readonly FrozenSet<string> All = Names.ToFrozenSet();

    /// <summary>The parameter.</summary>
    public static QueryParameter<IReadOnlyList<string>> Parameter { get; } = QueryParameters.Choices("targets", Names);

    /// <exception cref="AgentException">44006: no such member.</exception>
    public static IReadOnlySet<string> Read(QueryReader query)
    {
        var targets = Parameter.Read(query);
        var unknown = targets.FirstOrDefault(target => !All.Contains(target));

        if (unknown is not null)
        {
            throw AgentErrors.UnknownLogTarget(unknown);
        }

        return targets.Count == 0 ? All : targets.ToFrozenSet();
    }
}

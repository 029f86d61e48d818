using System.Collections.Frozen;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Which members of a stream are shown.</summary>
internal static class StreamTargets
{
    private const string Name = "targets";

    // splittable belongs to a manager of agents: it may be asked for, and is not shown.
    private static readonly string[] All =
    [
        "stream_id", "account_id", "name", "description", "data", "location", "source", "event_source_group", "version", "create_time",
        "last_error", "groups", "status", "splittable", "analytics", "notification_policy",
    ];

    private static readonly FrozenSet<string> Default = All.Where(target => target != "event_source_group").ToFrozenSet();

    /// <summary>The parameter.</summary>
    public static QueryParameter<IReadOnlyList<string>> Parameter { get; } =
        QueryParameters.Words(Name, string.Join(',', All.Where(Default.Contains)));

    /// <exception cref="AgentException">12012: no such member.</exception>
    public static IReadOnlySet<string> Read(QueryReader query)
    {
        var targets = Parameter.Read(query);

        if (targets.Count == 0)
        {
            return Default;
        }

        return targets.All(target => All.Contains(target)) ? targets.ToFrozenSet() : throw AgentErrors.BadQuery(Name);
    }
}

using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>What a client wants to listen to.</summary>
internal sealed record ListenRequest(Guid StreamId, int AnalyticIndex, Guid? AccountId, EventCursor? After, bool WithTiming)
{
    private const string StreamParameter = "stream_id";
    private const string IndexParameter = "analytic_index";
    private const string AfterParameter = "after";

    /// <exception cref="AgentException">12014: a parameter is missing; 12012: one is wrong.</exception>
    public static ListenRequest Read(QueryReader query)
    {
        _ = query.RequiredText(StreamParameter);
        _ = query.RequiredText(IndexParameter);

        return new(
            query.Uuid(StreamParameter)!.Value,
            query.Integer(IndexParameter, 0, int.MaxValue)!.Value,
            query.Uuid("account_id"),
            ReadCursor(query.Text(AfterParameter)),
            query.Integer("timing", 0, 1) == 1);
    }

    private static EventCursor? ReadCursor(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return EventCursor.TryParse(text, out var cursor) ? cursor : throw AgentErrors.BadQuery(AfterParameter);
    }
}

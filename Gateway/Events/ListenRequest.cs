using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>What a client wants to listen to.</summary>
internal sealed record ListenRequest(Guid StreamId, int AnalyticIndex, Guid? AccountId, EventCursor? After, bool WithTiming)
{
    private const string AfterParameter = "after";

    private static readonly QueryParameter<Guid?> Stream = QueryParameters.Uuid("stream_id", isRequired: true);
    private static readonly QueryParameter<Guid?> Account = QueryParameters.Uuid("account_id");
    private static readonly QueryParameter<int?> Index = QueryParameters.Integer("analytic_index", 0, isRequired: true);
    private static readonly QueryParameter<string?> Cursor = QueryParameters.Text(AfterParameter, maxLength: 64);
    private static readonly QueryParameter<bool> Timing = QueryParameters.Flag("timing");

    /// <summary>What it is read from.</summary>
    public static IDocumentedParameter[] Parameters { get; } = [Stream, Account, Index, Cursor, Timing];

    /// <exception cref="AgentException">12014: a parameter is missing; 12012: one is wrong.</exception>
    public static ListenRequest Read(QueryReader query)
    {
        // What is missing is told before what is wrong.
        _ = query.RequiredText("stream_id");
        _ = query.RequiredText("analytic_index");

        return new(
            Stream.Read(query)!.Value,
            Index.Read(query)!.Value,
            Account.Read(query),
            ReadCursor(Cursor.Read(query)),
            Timing.Read(query));
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

using System.Text.Json.Nodes;

namespace LunaVideoAgent.Gateway.Delivery;

/// <summary>One page of events, each in the form in which callbacks get it.</summary>
internal sealed record EventListResponse(IReadOnlyList<JsonObject> Events);

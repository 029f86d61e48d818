namespace LunaVideoAgent.Plugins;

/// <summary>One request that was answered.</summary>
/// <param name="RequestId">Its <c>Luna-Request-Id</c>.</param>
/// <param name="Route">Method and path with its variables in braces: <c>GET:/2/streams/{stream_id}</c>.</param>
/// <param name="Status">The status code of the answer.</param>
/// <param name="Duration">From the first byte of the request to the end of the answer.</param>
public sealed record RequestReport(string RequestId, string Route, int Status, TimeSpan Duration);

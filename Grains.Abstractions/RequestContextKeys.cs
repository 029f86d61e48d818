namespace LunaVideoAgent.Grains.Abstractions;

/// <summary>What travels with a grain call besides its arguments.</summary>
public static class RequestContextKeys
{
    /// <summary>The <c>Luna-Request-Id</c> of the request that a call serves.</summary>
    public const string RequestId = "luna.request_id";
}

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>How a request was refused.</summary>
internal sealed record Refusal(int Status, int Code, string Detail)
{
    /// <summary>The place in the body that is at fault.</summary>
    public string? Path => Detail.Split('\'') is ["Failed to validate input json. Path: " or "Field ", var path, ..] ? path : null;
}

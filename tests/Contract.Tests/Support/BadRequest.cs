namespace LunaVideoAgent.Contract.Tests.Support;

/// <summary>A request that must be refused.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">The body; null without one.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Account">The header of the owner.</param>
internal sealed record BadRequest(string Method, string Path, string? Body, string? ContentType, string Account);

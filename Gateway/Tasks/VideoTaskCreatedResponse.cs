namespace LunaVideoAgent.Gateway.Tasks;

/// <summary>Where a new task is to be found.</summary>
internal sealed record VideoTaskCreatedResponse(Guid TaskId, string Url);

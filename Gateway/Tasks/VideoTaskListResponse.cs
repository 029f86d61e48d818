namespace LunaVideoAgent.Gateway.Tasks;

/// <summary>One page of tasks.</summary>
internal sealed record VideoTaskListResponse(IReadOnlyList<VideoTaskResponse> Tasks);

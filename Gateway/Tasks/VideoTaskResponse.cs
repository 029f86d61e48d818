using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Tasks;

namespace LunaVideoAgent.Gateway.Tasks;

/// <summary>Where a task stands; the status is the contract's number.</summary>
internal sealed record VideoTaskResponse(
    Guid TaskId,
    [property: AllowedValues(0, 1, 2, 3, 4, 5)] int Status,
    [property: Range(0, 1)] double Progress,
    string? ResultUrl,
    ErrorBody? Error)
{
    public static VideoTaskResponse From(VideoTaskSnapshot task) => new(
        task.TaskId,
        (int)task.Status,
        task.Progress,
        task.Status is VideoTaskStatus.Done ? $"{UrlOf(task.TaskId)}/result" : null,
        task.Error is { } error ? ErrorBody.From(error) : null);

    public static string UrlOf(Guid taskId) => $"/1/video/tasks/{taskId}";
}

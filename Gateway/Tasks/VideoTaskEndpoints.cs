using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Gateway.VideoSdk;
using LunaVideoAgent.Grains.Abstractions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Tasks;

/// <summary>Deferred tasks: show, list, read the result, cancel and remove. Whoever names an account sees its tasks only.</summary>
internal static class VideoTaskEndpoints
{
    private const string TaskPath = "/{task_id}";

    public static void MapVideoTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/1/video/tasks").WithTags("video tasks");

        tasks.MapRead("", ListAsync).Named("getVideoTasks", "Get video tasks")
            .Reads(VideoTaskParameters.List).Answers<VideoTaskListResponse>().Refuses(400, 500, 503);
        tasks.MapRead(TaskPath, GetAsync).Named("getVideoTask", "Get video task")
            .Reads(AccountHeader.Optional).Answers<VideoTaskResponse>().Refuses(400, 404, 500, 503);
        tasks.MapDelete(TaskPath, DeleteAsync).Named("removeVideoTask", "Cancel or remove video task")
            .Reads(AccountHeader.Optional).Answers(204).Refuses(400, 404, 500, 503);
        tasks.MapRead($"{TaskPath}/result", GetResultAsync).Named("getVideoTaskResult", "Get result of video task")
            .Reads(AccountHeader.Optional).Answers<VideoSdkResponse>().Refuses(400, 404, 500, 503);

        var aliases = routes.MapGroup("/2/video/tasks").ExcludeFromDescription();

        aliases.MapRead("", ListAsync);
        aliases.MapRead(TaskPath, GetAsync);
        aliases.MapDelete(TaskPath, DeleteAsync);
        aliases.MapRead($"{TaskPath}/result", GetResultAsync);
    }

    internal static async Task<Ok<VideoTaskListResponse>> ListAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.ReadOptional(request);
        var query = VideoTaskQueries.ReadList(new QueryReader(request.Query), accountId);

        var tasks = await grains.VideoTaskCatalog().ListAsync(query, cancellationToken);

        return TypedResults.Ok(new VideoTaskListResponse([.. tasks.Select(VideoTaskResponse.From)]));
    }

    internal static async Task<Ok<VideoTaskResponse>> GetAsync(
        Uuid taskId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.ReadOptional(request);

        var task = await grains.VideoTaskCatalog().GetAsync(taskId.Value, accountId, cancellationToken);

        return TypedResults.Ok(VideoTaskResponse.From(task));
    }

    internal static async Task<Ok<VideoSdkResponse>> GetResultAsync(
        Uuid taskId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.ReadOptional(request);

        var result = await grains.VideoTaskCatalog().GetResultAsync(taskId.Value, accountId, cancellationToken);

        return TypedResults.Ok(VideoSdkResponse.From(result));
    }

    internal static async Task<NoContent> DeleteAsync(
        Uuid taskId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.ReadOptional(request);

        await grains.VideoTaskCatalog().DeleteAsync(taskId.Value, accountId, cancellationToken);

        return TypedResults.NoContent();
    }
}

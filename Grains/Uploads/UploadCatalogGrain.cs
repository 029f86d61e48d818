using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Uploads;

[StatelessWorker]
internal sealed class UploadCatalogGrain(IUploadStore store, IOptions<UploadOptions> options) : Grain, IUploadCatalogGrain
{
    private readonly UploadOptions _options = options.Value;

    public async Task<UploadedVideo> GetAsync(Guid videoId, Guid? accountId, CancellationToken cancellationToken)
    {
        RequireOn();
        return await store.FindAsync(videoId, accountId, cancellationToken) ?? throw AgentErrors.UploadNotFound(videoId);
    }

    public async Task<UploadPage> ListAsync(Guid? accountId, int page, int pageSize, CancellationToken cancellationToken)
    {
        RequireOn();
        var videos = await store.ListAsync(accountId, (page - 1) * pageSize, pageSize, cancellationToken);
        return new UploadPage(videos, _options.MaxBytes);
    }

    // Looked at again behind the mark: whoever cleans looks for marks before it removes.
    public async Task HoldAsync(Guid videoId, Guid? accountId, Guid? userId, CancellationToken cancellationToken)
    {
        await GetAsync(videoId, accountId, cancellationToken);

        if (userId is { } user)
        {
            await store.HoldAsync(videoId, user, cancellationToken);
            await GetAsync(videoId, accountId, cancellationToken);
        }
    }

    public async Task DeleteAsync(Guid videoId, Guid? accountId, CancellationToken cancellationToken)
    {
        await GetAsync(videoId, accountId, cancellationToken);
        store.Delete(videoId);
    }

    private void RequireOn()
    {
        if (!_options.IsOn)
        {
            throw AgentErrors.UploadsOff();
        }
    }
}

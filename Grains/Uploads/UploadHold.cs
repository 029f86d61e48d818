using LunaVideoAgent.Grains.Abstractions.Uploads;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Uploads;

/// <summary>
/// Keeps an uploaded video for somebody who is no stream and no task, until it is disposed. A mark of such a user counts only while it is
/// young, so it is made anew; one of a silo that died is soon none.
/// </summary>
internal sealed partial class UploadHold : IAsyncDisposable
{
    /// <summary>How often the mark is made anew: less than the time for which a mark is young.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    private readonly IUploadStore _store;
    private readonly Guid _videoId;
    private readonly Guid _userId = Guid.CreateVersion7();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _renewing;

    private UploadHold(IUploadStore store, Guid videoId, TimeProvider time, ILogger logger)
    {
        (_store, _videoId, _time, _logger) = (store, videoId, time, logger);
        _renewing = RenewAsync();
    }

    /// <summary>Holds what a source names; null if that is no uploaded video.</summary>
    public static UploadHold? Take(IUploadStore store, string reference, TimeProvider time, ILogger logger) =>
        UploadReference.TryParse(reference, out var videoId) ? new UploadHold(store, videoId, time, logger) : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();

        try
        {
            _store.Release(_videoId, _userId);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is old in a minute.
        }
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Renewal, _time);

        do
        {
            try
            {
                await _store.HoldAsync(_videoId, _userId, _ending.Token);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A folder that can only be read still can be read.
                Log.NotHeld(_logger, _videoId, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(_ending.Token));
    }
}

using System.Threading.Channels;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Grains.Pipeline;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Images;

/// <summary>Saves pictures behind the pipelines' backs, through a bounded queue, and deletes those whose time is over.</summary>
internal sealed partial class ImageWriter(IImageStore store, TimeProvider time, ILogger<ImageWriter> logger) : BackgroundService
{
    private const int Waiting = 256;

    private static readonly TimeSpan CleaningInterval = TimeSpan.FromMinutes(10);

    private readonly Channel<Order> _orders = Channel.CreateBounded<Order>(
        new BoundedChannelOptions(Waiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>The pictures of one stream.</summary>
    public IImageKeeper ForStream(Guid streamId) => new StreamImages(this, streamId);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(SaveAllAsync(), CleanAsync(stoppingToken));

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _orders.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    private async Task SaveAllAsync()
    {
        await foreach (var order in _orders.Reader.ReadAllAsync())
        {
            try
            {
                await store.SaveAsync(order.ImageId, order.StreamId, order.Image, order.ExpireTime, CancellationToken.None);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Log.NotSaved(logger, order.ImageId, order.StreamId, exception);
            }
        }
    }

    private async Task CleanAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(CleaningInterval, time);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.DeleteExpiredAsync(time.GetUtcNow(), stoppingToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Log.NotCleaned(logger, exception);
            }
        }
    }

    private void Enqueue(Order order)
    {
        if (!_orders.Writer.TryWrite(order))
        {
            Log.Dropped(logger, order.ImageId, order.StreamId);
        }
    }

    private sealed record Order(Guid ImageId, Guid StreamId, StoredImage Image, DateTimeOffset? ExpireTime);

    private sealed class StreamImages(ImageWriter writer, Guid streamId) : IImageKeeper
    {
        public string Refer(Guid imageId, StoredImage image) => $"/2/images/{imageId}";

        public void Keep(Guid imageId, StoredImage image, ImageRetainPolicy policy)
        {
            DateTimeOffset? expireTime = policy.TimeToLiveDays < 0
                ? null
                : writer.Now.AddDays(policy.TimeToLiveDays);
            writer.Enqueue(new Order(imageId, streamId, image, expireTime));
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}

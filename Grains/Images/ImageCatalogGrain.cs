using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Inference.Imaging;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Images;

[StatelessWorker]
internal sealed class ImageCatalogGrain(IImageStore store) : Grain, IImageCatalogGrain
{
    public async Task<StoredImage?> FindAsync(Guid imageId, bool drawRectangles, CancellationToken cancellationToken)
    {
        var image = await store.FindAsync(imageId, cancellationToken);
        return image is null || !drawRectangles ? image : Draw(image);
    }

    private static StoredImage Draw(StoredImage image)
    {
        var boxes = image.Rectangles.Select(one => new Inference.Detection.BoundingBox(one.X, one.Y, one.X + one.Width, one.Y + one.Height));
        var format = image.Format is ImageFormat.Png ? EncodedImageFormat.Png : EncodedImageFormat.Jpeg;
        return image with { Content = ImageEncoder.DrawRectangles(image.Content, [.. boxes], image.Scale, format) };
    }
}

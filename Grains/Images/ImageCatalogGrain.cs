using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Inference.Detection;
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
        var marks = image.Rectangles.Select(one => new ImageMark(new BoundingBox(one.X, one.Y, one.X + one.Width, one.Y + one.Height)));
        var encoding = new ImageEncoding { Format = image.Format.ToEncoded() };
        return image with { Content = ImageEncoder.DrawRectangles(image.Content, [.. marks], image.Scale, encoding).Bytes.ToArray() };
    }
}

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Turns one plane clockwise, in tiles that stay in the cache.</summary>
internal static class PlaneRotation
{
    private const int Tile = 16;

    /// <summary>Turns a dense plane of the given size into a plane with another row length.</summary>
    public static void Turn(ReadOnlySpan<float> source, int width, int height, int degrees, Span<float> target, int stride)
    {
        for (var top = 0; top < height; top += Tile)
        {
            for (var left = 0; left < width; left += Tile)
            {
                var tile = new PixelRectangle(left, top, Math.Min(Tile, width - left), Math.Min(Tile, height - top));
                TurnTile(source, new TensorSize(width, height), tile, degrees, target, stride);
            }
        }
    }

    private static void TurnTile(
        ReadOnlySpan<float> source, TensorSize size, PixelRectangle tile, int degrees, Span<float> target, int stride)
    {
        // Where (0, 0) goes, and how far one step right and one step down move in the target.
        var (origin, right, down) = degrees switch
        {
            90 => (size.Height - 1, stride, -1),
            180 => ((size.Height - 1) * stride + size.Width - 1, -1, -stride),
            270 => ((size.Width - 1) * stride, -stride, 1),
            _ => (0, 1, stride),
        };

        for (var y = tile.Top; y < tile.Top + tile.Height; y++)
        {
            var row = source.Slice(y * size.Width + tile.Left, tile.Width);
            var to = origin + y * down + tile.Left * right;

            for (var x = 0; x < row.Length; x++, to += right)
            {
                target[to] = row[x];
            }
        }
    }
}

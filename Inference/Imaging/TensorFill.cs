namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Fills what a letterboxed picture leaves free.</summary>
internal static class TensorFill
{
    /// <summary>Writes one value a plane around the content; the content itself is not touched.</summary>
    public static void Around(Span<float> tensor, TensorSize size, PixelRectangle content, ChannelValues values)
    {
        Around(tensor[..size.Area], size, content, values.First);
        Around(tensor.Slice(size.Area, size.Area), size, content, values.Second);
        Around(tensor.Slice(2 * size.Area, size.Area), size, content, values.Third);
    }

    private static void Around(Span<float> plane, TensorSize size, PixelRectangle content, float value)
    {
        plane[..(content.Top * size.Width)].Fill(value);
        plane[((content.Top + content.Height) * size.Width)..].Fill(value);

        if (content.Width == size.Width)
        {
            return;
        }

        for (var y = content.Top; y < content.Top + content.Height; y++)
        {
            var row = plane.Slice(y * size.Width, size.Width);
            row[..content.Left].Fill(value);
            row[(content.Left + content.Width)..].Fill(value);
        }
    }
}

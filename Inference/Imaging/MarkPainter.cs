using SkiaSharp;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Draws labelled rectangles into a picture.</summary>
internal static class MarkPainter
{
    private static readonly SKColor Line = new(0, 230, 118);
    private static readonly SKColor Ink = SKColors.Black;

    public static void Paint(SKBitmap picture, IReadOnlyList<ImageMark> marks, double scale)
    {
        if (marks.Count == 0)
        {
            return;
        }

        // One pixel of line for each 320 of picture, so that it stays visible when the picture is shown small.
        var unit = Math.Max(1, Math.Max(picture.Width, picture.Height) / 320);
        using var canvas = new SKCanvas(picture);
        using var line = new SKPaint { Color = Line, Style = SKPaintStyle.Stroke, StrokeWidth = 2 * unit };
        using var ground = new SKPaint { Color = Line };
        using var ink = new SKPaint { Color = Ink };

        foreach (var mark in marks)
        {
            var box = mark.Box;
            var area = new SKRect(
                (float)(box.Left * scale), (float)(box.Top * scale), (float)(box.Right * scale), (float)(box.Bottom * scale));
            canvas.DrawRect(area, line);

            if (!string.IsNullOrEmpty(mark.Label))
            {
                PaintLabel(canvas, area, mark.Label, unit, ground, ink);
            }
        }
    }

    // Above the rectangle, or inside where there is no room above.
    private static void PaintLabel(SKCanvas canvas, SKRect area, string label, int unit, SKPaint ground, SKPaint ink)
    {
        var height = (PixelFont.Height + 2) * unit;
        var top = area.Top >= height ? area.Top - height : Math.Max(0, area.Top);
        var left = Math.Max(0, area.Left);
        canvas.DrawRect(SKRect.Create(left, top, (PixelFont.WidthOf(label) + 1) * unit, height), ground);

        for (var i = 0; i < label.Length; i++)
        {
            PaintGlyph(canvas, left + (1 + i * PixelFont.Advance) * unit, top + unit, PixelFont.Glyph(label[i]), unit, ink);
        }
    }

    private static void PaintGlyph(SKCanvas canvas, float left, float top, ReadOnlySpan<byte> columns, int unit, SKPaint ink)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            for (var row = 0; row < PixelFont.Height; row++)
            {
                if ((columns[column] >> row & 1) != 0)
                {
                    canvas.DrawRect(SKRect.Create(left + column * unit, top + row * unit, unit, unit), ink);
                }
            }
        }
    }
}

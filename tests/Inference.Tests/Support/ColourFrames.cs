namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>Black frames of 640 x 640 pixels with squares of 160 pixels, each a cell of the colour networks' input.</summary>
internal static class ColourFrames
{
    public const int Cell = 160;

    private const int Side = 4 * Cell;

    /// <summary>A frame with one square.</summary>
    public static MemoryFrame Create(int column, int row, double red, double green, double blue)
    {
        var colour = TestColours.ToYuv(red, green, blue, isFullRange: true, isBt709: false);
        var black = TestColours.ToYuv(0, 0, 0, isFullRange: true, isBt709: false);

        return MemoryFrame.Yuv420P(Side, Side, (plane, x, y) =>
        {
            var scale = plane == 0 ? 1 : 2;
            var (luma, u, v) = x * scale / Cell == column && y * scale / Cell == row ? colour : black;
            return plane switch { 0 => luma, 1 => u, _ => v };
        }, new FrameLook { IsFullRange = true });
    }
}

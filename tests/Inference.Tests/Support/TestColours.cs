namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>The formulas of BT.601 and BT.709 in double precision, as the standards write them.</summary>
internal static class TestColours
{
    public static (byte Luma, byte U, byte V) ToYuv(double red, double green, double blue, bool isFullRange, bool isBt709)
    {
        var (kr, kb) = Weights(isBt709);
        var y = (kr * red + (1 - kr - kb) * green + kb * blue) / 255;
        var u = (blue / 255 - y) / (2 * (1 - kb));
        var v = (red / 255 - y) / (2 * (1 - kr));

        return isFullRange
            ? (Round(255 * y), Round(128 + 255 * u), Round(128 + 255 * v))
            : (Round(16 + 219 * y), Round(128 + 224 * u), Round(128 + 224 * v));
    }

    public static (double Red, double Green, double Blue) ToRgb(double luma, double u, double v, bool isFullRange, bool isBt709)
    {
        var (kr, kb) = Weights(isBt709);
        var y = isFullRange ? luma : (luma - 16) * 255 / 219;
        var pb = (u - 128) * (isFullRange ? 1 : 255.0 / 224);
        var pr = (v - 128) * (isFullRange ? 1 : 255.0 / 224);
        var red = y + 2 * (1 - kr) * pr;
        var blue = y + 2 * (1 - kb) * pb;
        var green = (y - kr * red - kb * blue) / (1 - kr - kb);

        return (Math.Clamp(red, 0, 255), Math.Clamp(green, 0, 255), Math.Clamp(blue, 0, 255));
    }

    private static (double Kr, double Kb) Weights(bool isBt709) => isBt709 ? (0.2126, 0.0722) : (0.299, 0.114);

    private static byte Round(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}

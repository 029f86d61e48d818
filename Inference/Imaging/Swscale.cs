using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Conversions by libswscale, for pixels that the own kernels do not read.</summary>
internal static unsafe class Swscale
{
    private const int Unit = 1 << 16;

    public static SwsContextHandle Open(PixelSource source, PixelSource target)
    {
        Libav.EnsureLoaded();
        var context = LibSwScale.sws_getContext(
            source.Width,
            source.Height,
            source.Format,
            target.Width,
            target.Height,
            target.Format,
            LibSwScale.Bilinear | LibSwScale.AccurateRounding,
            sourceFilter: 0,
            targetFilter: 0,
            parameters: 0);

        if (!context.IsInvalid)
        {
            return context;
        }

        context.Dispose();
        var name = PixelFormats.NameOf(source.Format) ?? "an unknown pixel format";
        throw new MediaException(
            MediaErrorKind.Unsupported,
            $"libswscale cannot convert {name} of {source.Width}x{source.Height}.");
    }

    public static void SetColours(SwsContextHandle context, bool sourceIsFullRange, bool isBt709, bool targetIsFullRange)
    {
        var matrix = LibSwScale.sws_getCoefficients(isBt709 ? LibSwScale.Bt709 : LibSwScale.Bt601);

        // Refused for some pairs of formats, such as grey to grey, which then need no matrix.
        _ = LibSwScale.sws_setColorspaceDetails(
            context, matrix, sourceIsFullRange ? 1 : 0, matrix, targetIsFullRange ? 1 : 0, brightness: 0, contrast: Unit, saturation: Unit);
    }

    public static void Scale(SwsContextHandle context, in FramePlanes planes, int height, byte** target, int* targetStrides)
    {
        var rows = LibSwScale.sws_scale(context, planes.Data, planes.Stride, 0, height, target, targetStrides);

        if (rows <= 0)
        {
            throw new MediaException(MediaErrorKind.Damaged, $"libswscale refused a frame: {rows}.");
        }
    }
}

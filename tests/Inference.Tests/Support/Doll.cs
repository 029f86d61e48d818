using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>Somebody with hair, a shirt and trousers of one colour each, on grey ground.</summary>
internal static class Doll
{
    public static MemoryFrame Draw(
        (double Red, double Green, double Blue) hair,
        (double Red, double Green, double Blue) shirt,
        (double Red, double Green, double Blue) trousers,
        BoundingBox box)
    {
        var stripes = new[] { hair, shirt, trousers, (128, 128, 128) }
            .Select(colour => TestColours.ToYuv(colour.Item1, colour.Item2, colour.Item3, isFullRange: true, isBt709: false))
            .ToArray();

        return MemoryFrame.Yuv420P(400, 240, (plane, x, y) =>
        {
            var scale = plane == 0 ? 1 : 2;
            var (column, row) = (x * scale, y * scale);
            var isInside = column >= box.Left && column < box.Right && row >= box.Top && row < box.Bottom;
            var stripe = isInside ? Math.Min(2, (int)(3 * (row - box.Top) / box.Height)) : 3;
            var (luma, u, v) = stripes[stripe];
            return plane switch { 0 => luma, 1 => u, _ => v };
        }, new FrameLook { IsFullRange = true });
    }
}

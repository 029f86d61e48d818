using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Tests.Models;

public sealed class InputSizingTests
{
    private static readonly InputSizing Sizing = new() { Multiple = 32, LongerSide = 416, ShorterSide = 320 };

    [TestCase(768, 576, 416, 320)]
    [TestCase(1920, 1080, 416, 256)]
    [TestCase(1080, 1920, 256, 416)]
    [TestCase(512, 512, 320, 320)]
    [TestCase(3000, 10, 416, 32)]
    [TestCase(1, 1, 320, 320)]
    public void The_input_has_the_aspect_ratio_of_the_picture(int width, int height, int inputWidth, int inputHeight) =>
        Assert.That(Sizing.For(width, height), Is.EqualTo(new TensorSize(inputWidth, inputHeight)));

    [TestCase(1920, 1080, 320, 320, 192)]
    [TestCase(768, 576, 640, 640, 480)]
    [TestCase(1920, 1080, 100, 128, 64)]
    public void Another_longer_side_takes_the_shorter_one_along(int width, int height, int side, int inputWidth, int inputHeight) =>
        Assert.That(Sizing.For(width, height, side), Is.EqualTo(new TensorSize(inputWidth, inputHeight)));
}

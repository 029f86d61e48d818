using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Tests.Media.Native;

public sealed class LibavTests
{
    [Test]
    public void The_libraries_load_and_are_one_of_the_known_releases()
    {
        var layout = Libav.Layout;

        Assert.That(LibavLayouts.Known, Does.Contain(layout));
    }

    [Test]
    public void A_pixel_format_is_found_by_name_and_named_by_number()
    {
        var format = PixelFormats.Find("gbrpf32le");

        Assert.That(PixelFormats.NameOf(format), Is.EqualTo("gbrpf32le"));
        Assert.That(PixelFormats.NameOf(PixelFormats.Nv12), Is.EqualTo("nv12"));
    }

    [Test]
    public void An_unknown_pixel_format_is_none()
    {
        Assert.That(PixelFormats.Find("no-such-format"), Is.EqualTo(PixelFormats.None));
        Assert.That(PixelFormats.NameOf(PixelFormats.None), Is.Null);
    }
}

using System.Text.Json;
using LunaVideoAgent.Inference.Detection;
using SkiaSharp;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>Labelled pictures of the assets, as frames.</summary>
internal static class TestPictures
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "assets", "frames");

    private static readonly Lazy<Dictionary<string, Labels>> AllLabels = new(ReadLabels);

    public static IEnumerable<string> VideoFrames => AllLabels.Value.Keys.Where(name => name.StartsWith("vtest", StringComparison.Ordinal));

    public static IEnumerable<string> Stills => AllLabels.Value.Keys.Where(name => !name.StartsWith("vtest", StringComparison.Ordinal));

    public static Labels LabelsOf(string name) => AllLabels.Value[name];

    /// <summary>As a decoder would hand it out: 8 bit 4:2:0, BT.601, limited range.</summary>
    public static MemoryFrame Planar(string path, FrameLook? look = null)
    {
        using var bitmap = SKBitmap.Decode(Path.Combine(Folder, path));
        look ??= new FrameLook();
        return MemoryFrame.Yuv420P(bitmap.Width, bitmap.Height, (plane, x, y) => Sample(bitmap, plane, x, y), look);
    }

    /// <summary>Stored so that it must be turned by some degrees to stand upright.</summary>
    public static MemoryFrame PlanarStoredTurned(string path, int degrees)
    {
        using var upright = SKBitmap.Decode(Path.Combine(Folder, path));
        var swap = degrees is 90 or 270;
        using var stored = new SKBitmap(swap ? upright.Height : upright.Width, swap ? upright.Width : upright.Height);

        for (var y = 0; y < upright.Height; y++)
        {
            for (var x = 0; x < upright.Width; x++)
            {
                var (storedX, storedY) = degrees switch
                {
                    90 => (y, stored.Height - 1 - x),
                    180 => (stored.Width - 1 - x, stored.Height - 1 - y),
                    _ => (stored.Width - 1 - y, x),
                };
                stored.SetPixel(storedX, storedY, upright.GetPixel(x, y));
            }
        }

        var look = new FrameLook { RotationDegrees = degrees };
        return MemoryFrame.Yuv420P(stored.Width, stored.Height, (plane, x, y) => Sample(stored, plane, x, y), look);
    }

    /// <summary>As 24 bit RGB, which only libswscale reads.</summary>
    public static MemoryFrame Rgb(string path)
    {
        using var bitmap = SKBitmap.Decode(Path.Combine(Folder, path));
        return MemoryFrame.Other(
            "rgb24",
            bitmap.Width,
            bitmap.Height,
            (_, x, y) =>
            {
                var pixel = bitmap.GetPixel(x / 3, y);
                return (x % 3) switch { 0 => pixel.Red, 1 => pixel.Green, _ => pixel.Blue };
            },
            look: null,
            (3 * bitmap.Width, bitmap.Height));
    }

    private static byte Sample(SKBitmap bitmap, int plane, int x, int y)
    {
        if (plane == 0)
        {
            var pixel = bitmap.GetPixel(x, y);
            return Round(16 + (65.481 * pixel.Red + 128.553 * pixel.Green + 24.966 * pixel.Blue) / 255);
        }

        // Chroma sits on the even columns and between two rows: 1 2 1 across, the mean down.
        var (u, v) = (0.0, 0.0);

        for (var i = 0; i < 6; i++)
        {
            var pixel = bitmap.GetPixel(Math.Clamp(2 * x + i % 3 - 1, 0, bitmap.Width - 1), Math.Min(2 * y + i / 3, bitmap.Height - 1));
            var weight = (i % 3 == 1 ? 2 : 1) / 8.0 / 255;
            u += (-37.797 * pixel.Red - 74.203 * pixel.Green + 112.0 * pixel.Blue) * weight;
            v += (112.0 * pixel.Red - 93.786 * pixel.Green - 18.214 * pixel.Blue) * weight;
        }

        return Round(128 + (plane == 1 ? u : v));
    }

    private static byte Round(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    /// <summary>Pictures that must not be handed on; they lie beside a checkout that has them, elsewhere the test is skipped.</summary>
    public static IEnumerable<(string Path, Labels Labels)> Groups()
    {
        var folder = AncestorsOf(AppContext.BaseDirectory).Select(above => Path.Combine(above, "shared", "media"))
            .FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, "group-a.jpg")));

        if (folder is null)
        {
            Assert.Ignore("The pictures of groups are not part of the repository: nobody in them was asked.");
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "ground-truth.json")));
        return
        [
            .. document.RootElement.GetProperty("images").EnumerateObject()
                .Where(picture => picture.Name.StartsWith("group-", StringComparison.Ordinal))
                .Select(picture => (Path.Combine(folder, picture.Name), Read(picture.Value))),
        ];
    }

    private static Labels Read(JsonElement picture) => new(NestedBoxes(picture, "person_boxes"), NestedBoxes(picture, "face_boxes"), []);

    private static BoundingBox[] NestedBoxes(JsonElement picture, string name) =>
        [.. picture.GetProperty(name).EnumerateArray().Select(label => Box(label.GetProperty("box")))];

    private static IEnumerable<string> AncestorsOf(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    private static Dictionary<string, Labels> ReadLabels()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "labels.json")));
        return document.RootElement.EnumerateObject().ToDictionary(
            picture => picture.Name,
            picture => new Labels(Boxes(picture.Value, "people"), Boxes(picture.Value, "faces"), Boxes(picture.Value, "unsure")));
    }

    private static BoundingBox[] Boxes(JsonElement picture, string name) =>
        [.. picture.GetProperty(name).EnumerateArray().Select(Box)];

    private static BoundingBox Box(JsonElement sides) =>
        new(sides[0].GetSingle(), sides[1].GetSingle(), sides[2].GetSingle(), sides[3].GetSingle());

    internal sealed record Labels(BoundingBox[] People, BoundingBox[] Faces, BoundingBox[] Unsure);
}

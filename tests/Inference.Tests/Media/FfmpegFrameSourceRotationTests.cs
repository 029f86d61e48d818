using System.Buffers.Binary;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FfmpegFrameSourceRotationTests
{
    private Clips _clips = null!;

    [OneTimeSetUp]
    public void MakeClips()
    {
        _clips = new Clips();
        _clips.MakeH264("plain.mp4", frames: 3);

        foreach (var degrees in new[] { 90, 180, 270, 45 })
        {
            _clips.Write($"turned-{degrees}.mp4", Turn(File.ReadAllBytes(Path.Combine(_clips.Folder, "plain.mp4")), degrees));
        }
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _clips?.Dispose();

    [TestCase("plain.mp4", 0, 320, 240)]
    [TestCase("turned-90.mp4", 90, 240, 320)]
    [TestCase("turned-180.mp4", 180, 320, 240)]
    [TestCase("turned-270.mp4", 270, 240, 320)]
    public void Rotation_is_taken_from_the_video_if_that_is_asked_for(string name, int degrees, int width, int height)
    {
        var frames = Reading.All(Reading.File(_clips.Folder, name) with { RotationDegrees = null }, out var info, out _);

        Assert.That((info.RotationDegrees, info.Width, info.Height), Is.EqualTo((degrees, width, height)));
        Assert.That(frames.Select(frame => (frame.Width, frame.Height)), Is.All.EqualTo((width, height)));
    }

    [Test]
    public void A_fixed_rotation_overrides_that_of_the_video()
    {
        _ = Reading.All(Reading.File(_clips.Folder, "turned-90.mp4") with { RotationDegrees = 180 }, out var info, out _);

        Assert.That((info.RotationDegrees, info.Width, info.Height), Is.EqualTo((180, 320, 240)));
    }

    [Test]
    public void A_rotation_that_is_no_quarter_turn_is_unsupported()
    {
        var fault = Faults.Of(Reading.File(_clips.Folder, "turned-45.mp4") with { RotationDegrees = null });

        Assert.That(
            (fault.Kind, fault.Message),
            Is.EqualTo((MediaErrorKind.Unsupported, "Unsupported image rotation from video info: -45")));
    }

    // The matrix of the track header (ISO/IEC 14496-12, section 8.3.2), as a phone that is held upright writes it for 90.
    private static byte[] Turn(byte[] file, int clockwiseDegrees)
    {
        const int matrixOffset = 44;
        var matrix = file.AsSpan().IndexOf("tkhd"u8) + matrixOffset;
        var (sine, cosine) = Math.SinCos(clockwiseDegrees * Math.PI / 180);
        Write(0, cosine);
        Write(1, sine);
        Write(3, -sine);
        Write(4, cosine);
        return file;

        void Write(int index, double value) =>
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(matrix + (index * sizeof(int))), (int)Math.Round(value * 65_536));
    }
}

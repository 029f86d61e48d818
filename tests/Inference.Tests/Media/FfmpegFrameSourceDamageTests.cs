using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FfmpegFrameSourceDamageTests
{
    private Clips _clips = null!;

    [OneTimeSetUp]
    public void MakeFolder()
    {
        _clips = new Clips();
        _clips.MakeH264("whole.ts", "-g 25", frames: 100);
        _clips.MakeH264("whole.mkv", "-g 25", frames: 100);
        _clips.MakeH264("front.mp4", "-g 25 -movflags +faststart", frames: 100);
        _clips.MakeH264("end.mp4", "-g 25", frames: 100);
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _clips?.Dispose();

    [TestCase("whole.ts")]
    [TestCase("whole.mkv")]
    [TestCase("front.mp4")]
    public void A_file_that_breaks_off_gives_what_it_has_and_ends(string name)
    {
        var bytes = Bytes(name);
        _clips.Write("half-" + name, bytes[..(bytes.Length / 2)]);

        var frames = Reading.All(Reading.File(_clips.Folder, "half-" + name));

        Assert.That(frames, Has.Count.InRange(20, 80));
    }

    [Test]
    public void A_file_whose_index_is_cut_off_is_no_video()
    {
        var bytes = Bytes("end.mp4");
        _clips.Write("headless.mp4", bytes[..(bytes.Length / 2)]);

        var fault = Faults.Of(Reading.File(_clips.Folder, "headless.mp4"));

        Assert.That(fault.Kind, Is.EqualTo(MediaErrorKind.Unsupported));
        Assert.That(fault.Message, Does.StartWith("headless.mp4 cannot be opened").And.Contain("moov atom not found"));
    }

    [TestCase(0.0001)]
    [TestCase(0.001)]
    [TestCase(0.01)]
    public void Damaged_bytes_are_survived_and_the_damage_is_counted(double share)
    {
        var name = $"damaged-{share}.ts";
        _clips.Write(name, Damage(Bytes("whole.ts"), share));

        var frames = Reading.All(Reading.File(_clips.Folder, name), out _, out var statistics);

        Assert.That(frames, Is.Not.Empty);
        Assert.That(statistics.Corrupt + statistics.Errors, Is.GreaterThan(0));
        Assert.That(frames.Zip(frames.Skip(1), (a, b) => b.TimeOffset - a.TimeOffset), Has.All.GreaterThan(0));
        Assert.That(frames.Zip(frames.Skip(1), (a, b) => b.Index - a.Index), Has.All.GreaterThan(0));
    }

    [Test]
    public void An_empty_file_is_no_video()
    {
        _clips.Write("empty.mp4", []);

        Assert.That(Faults.Of(Reading.File(_clips.Folder, "empty.mp4")).Kind, Is.EqualTo(MediaErrorKind.Unsupported));
    }

    [Test]
    public void Random_bytes_are_no_video()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        _clips.Write("random.mp4", bytes);

        Assert.That(
            Faults.Of(Reading.File(_clips.Folder, "random.mp4")).Kind,
            Is.AnyOf(MediaErrorKind.Unsupported, MediaErrorKind.Damaged));
    }

    [Test]
    public void Sound_alone_is_no_video()
    {
        _clips.Make("sound.mp4", "-f lavfi -i sine=duration=1 {out}");

        var fault = Faults.Of(Reading.File(_clips.Folder, "sound.mp4"));

        Assert.That((fault.Kind, fault.Message), Is.EqualTo((MediaErrorKind.Unsupported, "There is no video stream in it.")));
    }

    [Test]
    public void Mutated_files_never_crash_the_process()
    {
        var original = Bytes("front.mp4");
        var random = new Random(7);

        for (var i = 0; i < 40; i++)
        {
            var bytes = (byte[])original.Clone();

            for (var hit = 0; hit < 20; hit++)
            {
                bytes[random.Next(i % 2 == 0 ? 2000 : bytes.Length)] = (byte)random.Next(256);
            }

            _clips.Write("mutant.mp4", bytes);
            Assert.That(() => Survives("mutant.mp4"), Throws.Nothing);
        }
    }

    private static byte[] Damage(byte[] bytes, double share)
    {
        var random = new Random(3);

        for (var hit = 0; hit < Math.Max(3, bytes.Length * share); hit++)
        {
            bytes[random.Next(20_000, bytes.Length)] ^= (byte)random.Next(1, 256);
        }

        return bytes;
    }

    private void Survives(string name)
    {
        try
        {
            _ = Reading.All(Reading.File(_clips.Folder, name));
        }
        catch (MediaException)
        {
            // Refusing is as good as reading.
        }
    }

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(_clips.Folder, name));
}

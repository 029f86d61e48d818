using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class StreamChoiceTests
{
    [Test]
    public void Of_one_program_the_main_stream_is_chosen()
    {
        var chosen = StreamChoice.Choose([Stream(0, 1920, program: 0), Stream(2, 640, program: 0)], bestStream: 2, preferredWidth: 1920);

        Assert.That(chosen.Index, Is.EqualTo(2));
    }

    [TestCase(800, ExpectedResult = 1)]
    [TestCase(10_000, ExpectedResult = 0)]
    [TestCase(960, ExpectedResult = 1)]
    [TestCase(1280, ExpectedResult = 0)]
    public int Of_several_programs_that_of_the_nearest_width_is_chosen_and_of_two_the_wider(int preferredWidth) =>
        StreamChoice.Choose(
            [Stream(0, 1920, program: 10), Stream(1, 640, program: 20), Stream(2, 160, program: 30)], bestStream: 0, preferredWidth).Index;

    private static StreamInfo Stream(int index, int width, nint program) => new()
    {
        Index = index,
        Program = program,
        Codec = "h264",
        Width = width,
        Height = width,
        TimeBase = new Rational(1, 1000),
        AverageFrameRate = default,
        RealFrameRate = default,
        GuessedFrameRate = default,
        Duration = LibavFields.NoPts,
        FrameCount = 0,
        DisplayRotation = null,
        CanSkipNonReference = false,
    };
}

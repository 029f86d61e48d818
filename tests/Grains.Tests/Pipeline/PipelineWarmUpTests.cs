using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

[TestFixture]
internal sealed class PipelineWarmUpTests
{
    [Test]
    public async Task The_clip_it_brings_along_is_decoded_and_every_picture_detected()
    {
        var detector = new FakeDetector(_ => 0);

        await NewWarmUp(detector).StartAsync(CancellationToken.None);

        Assert.That(detector.Calls, Is.EqualTo(4));
    }

    [Test]
    public async Task A_network_that_fails_does_not_stop_the_start()
    {
        var detector = new FakeDetector(_ => 0) { Fault = new InferenceException("no memory") };

        await NewWarmUp(detector).StartAsync(CancellationToken.None);

        Assert.That(detector.Calls, Is.EqualTo(1));
    }

    private static PipelineWarmUp NewWarmUp(FakeDetector detector) => new(
        new FrameSourceFactory(TimeProvider.System, NullLogger<FrameSourceFactory>.Instance),
        detector,
        NullLogger<PipelineWarmUp>.Instance);
}

using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

[TestFixture]
internal sealed class PipelineWarmUpTests
{
    [Test]
    public async Task The_clip_it_brings_along_is_analysed_and_handed_over_in_the_middle()
    {
        var detector = new FakeDetector(_ => 1);

        await StartAsync(detector);

        Assert.That(detector.Calls, Is.EqualTo(4));
    }

    [Test]
    public async Task A_network_that_fails_does_not_stop_the_start()
    {
        var detector = new FakeDetector(_ => 0) { Fault = new InferenceException("no memory") };

        await StartAsync(detector);

        Assert.That(detector.Calls, Is.EqualTo(1));
    }

    private static async Task StartAsync(FakeDetector detector)
    {
        using var bench = new PipelineBench(
            new FrameSourceFactory(TimeProvider.System, NullLogger<FrameSourceFactory>.Instance), detector);
        await using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();

        await new PipelineWarmUp(bench.Services, serializer, NullLogger<PipelineWarmUp>.Instance).StartAsync(CancellationToken.None);
    }
}

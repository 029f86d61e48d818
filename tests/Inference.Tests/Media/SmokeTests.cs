using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class SmokeTests
{
    private sealed class All : IFrameSampler { public bool Wants(FramePosition position) => true; }

    [Test]
    public void Works()
    {
        using var s = new FrameSourceFactory(TimeProvider.System, NullLogger<FrameSourceFactory>.Instance).Create(new FrameSourceOptions
        {
            Reference = "sample.mp4", Kind = SourceKind.File, Policy = new SourcePolicy { MediaFolder = "/work/wt-media/tests/Assets" },
        });
        var info = s.Open(CancellationToken.None);
        TestContext.Out.WriteLine(info);
        Frame? f; var n = 0; Frame? last = null;
        while ((f = s.Read(new All(), CancellationToken.None)) != null) { if (n < 3) TestContext.Out.WriteLine($"{f.Position} {f.TimeOffset}"); n++; last?.Dispose(); last = f; }
        TestContext.Out.WriteLine($"{n} {last!.Position} {s.Statistics}");
        last.Dispose();
        Assert.That(n, Is.EqualTo(795));
    }
}

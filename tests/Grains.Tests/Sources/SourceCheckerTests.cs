using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Sources;
using LunaVideoAgent.Grains.Live;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Sources;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Sources;

internal sealed class SourceCheckerTests
{
    private FakeTimeProvider _time = null!;
    private FakeSource _source = null!;
    private PipelineBench _bench = null!;
    private SourceChecker _checker = null!;

    [SetUp]
    public void SetUp()
    {
        (_time, _source) = (new FakeTimeProvider(), new FakeSource());
        var options = new PipelineOptions { SourceChecksInFlight = 2 };
        _bench = new PipelineBench(_source, new FakeDetector(_ => 1), options, _time);
        var studio = new LiveStudio(Options.Create(new LiveOptions()), _time, NullLogger<LiveStudio>.Instance)
        {
            Encode = (_, _) => "jpeg"u8.ToArray(),
        };
        _checker = new SourceChecker(_bench.Services, studio);
    }

    [TearDown]
    public void TearDown()
    {
        _checker.Dispose();
        _bench.Dispose();
    }

    [Test]
    public async Task A_source_is_opened_as_a_stream_would_and_closed_after_its_first_frame()
    {
        _source.Plays(3);

        var check = await CheckAsync();

        Assert.That((check.Width, check.Height, check.FrameRate, check.Codec), Is.EqualTo((640, 480, (double?)10, "fake")));
        Assert.That(check.Jpeg, Is.EqualTo("jpeg"u8.ToArray()));
        Assert.That((_source.Opened.Single().Kind, _source.Closed, _source.Owners.Count), Is.EqualTo((SourceKind.Live, 1, 0)));
    }

    [TestCase(MediaErrorKind.NotFound, AgentErrorCodes.DownloadFailed)]
    [TestCase(MediaErrorKind.Forbidden, AgentErrorCodes.DownloadFailed)]
    [TestCase(MediaErrorKind.Unsupported, AgentErrorCodes.UnsupportedVideo)]
    [TestCase(MediaErrorKind.Damaged, AgentErrorCodes.DecodeError)]
    public async Task A_source_that_cannot_be_read_is_told_with_the_contracts_code(MediaErrorKind kind, int code)
    {
        _source.RefusesToOpen(kind, "no");

        var fault = await Assert.ThrowsAsync<AgentException>(CheckAsync);

        Assert.That((fault.Error.Code, _source.Closed), Is.EqualTo((code, 1)));
    }

    [Test]
    public async Task A_source_without_a_picture_is_no_video()
    {
        _source.Plays(0);

        var fault = await Assert.ThrowsAsync<AgentException>(CheckAsync);

        Assert.That(fault.Error.Code, Is.EqualTo(AgentErrorCodes.UnsupportedVideo));
    }

    [Test]
    public async Task A_source_that_sends_nothing_is_given_up()
    {
        _source.PlaysThenStalls(0);
        var checking = CheckAsync();

        _time.Advance(new PipelineOptions().SourceCheckTimeout);

        var fault = await Assert.ThrowsAsync<AgentException>(() => checking);
        Assert.That(fault.Error.Detail, Does.Contain("no picture within 15 s"));
        Assert.That(_source.Closed, Is.EqualTo(1));
    }

    [Test]
    public async Task A_caller_that_goes_away_ends_the_check()
    {
        _source.PlaysThenStalls(0);
        using var caller = new CancellationTokenSource();
        var checking = _checker.CheckAsync(PipelineBench.Camera, caller.Token);

        await caller.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => checking);
        Assert.That(_source.Closed, Is.EqualTo(1));
    }

    [Test]
    public async Task More_at_once_than_there_are_places_for_are_refused_and_a_place_comes_back()
    {
        _source.PlaysThenStalls(0).PlaysThenStalls(0).Plays(1);
        using var caller = new CancellationTokenSource();
        Task<SourceCheck>[] checking =
            [_checker.CheckAsync(PipelineBench.Camera, caller.Token), _checker.CheckAsync(PipelineBench.Camera, caller.Token)];
        Assert.That(() => _source.Opened, Has.Count.EqualTo(2).After(StreamCluster.Patience, 20));

        var fault = await Assert.ThrowsAsync<AgentException>(CheckAsync);
        Assert.That(fault.Error.Code, Is.EqualTo(AgentErrorCodes.Busy));

        await caller.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => Task.WhenAll(checking));
        Assert.That((await CheckAsync()).Width, Is.EqualTo(640));
    }

    private Task<SourceCheck> CheckAsync() => _checker.CheckAsync(PipelineBench.Camera, CancellationToken.None);
}

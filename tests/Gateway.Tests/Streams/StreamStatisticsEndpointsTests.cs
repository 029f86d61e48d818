using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Live;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Streams;

internal sealed class StreamStatisticsEndpointsTests
{
    private const string Url = "/2/streams/statistics";

    private static readonly DateTimeOffset Now = new(2026, 8, 11, 9, 11, 43, TimeSpan.Zero);

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync(new FakeTimeProvider(Now));

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Running_streams_tell_their_figures_and_what_they_counted_last()
    {
        var stream = Running();
        stream.GetStatisticsAsync().Returns(new StreamStatistics
        {
            FramesRead = 250,
            FramesDecoded = 240,
            FramesAnalysed = 25,
            FramesDropped = 2,
            LastFrameTime = Now.AddSeconds(-1),
            AgeOfResult = TimeSpan.FromMilliseconds(40),
            Width = 640,
            Height = 480,
            Decoder = "h264",
            SiloName = "silo-1",
            Newest = [new LiveResult(0, new FrameEstimation { TimeOffset = 10, PeopleCount = 4 })],
        });

        var response = await _api.GetAsync($"{Url}?stream_ids={Snapshots.StreamId}");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
            """
            {"time":"2026-08-11T09:11:43Z","statistics":[{"stream_id":"0198c0de-0000-7000-8000-000000000001","agent":"silo-1",
            "frames_read":250,"frames_analysed":25,"frames_dropped":2,"frames_late":0,"reconnects":0,
            "last_frame_time":"2026-08-11T09:11:42Z","result_delay":0.04,"width":640,"height":480,"decoder":"h264",
            "newest":[{"analytic_index":0,"analytic_name":"people_count","frame":{"time_offset":10,"people_count":4}}]}]}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task Only_streams_that_run_are_asked()
    {
        _ = Running();

        await _api.GetAsync($"{Url}?stream_ids={Snapshots.StreamId}");

        await _api.Catalog.Received(1).ListAsync(
            Arg.Is<StreamListQuery>(query => query.Filter.Statuses.SequenceEqual(new[] { StreamStatus.InProgress })
                && query.Filter.StreamIds.SequenceEqual(new[] { Snapshots.StreamId })),
            Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task A_stream_that_does_not_answer_is_left_out()
    {
        var stream = Running();
        stream.GetStatisticsAsync().Returns<StreamStatistics>(_ => throw new TimeoutException("it is moving"));

        var body = await (await _api.GetAsync($"{Url}?stream_ids={Snapshots.StreamId}")).JsonAsync();

        Assert.That(body["statistics"]!.AsArray(), Is.Empty);
    }

    [TestCase("", AgentErrorCodes.QueryParameterRequired)]
    [TestCase("?stream_ids=x", AgentErrorCodes.BadQuery)]
    public async Task A_request_that_names_no_streams_is_refused(string query, int code)
    {
        var refusal = await _api.GetAsync(Url + query).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, code)));
    }

    [Test]
    public async Task More_streams_than_a_hundred_at_once_are_refused()
    {
        var ids = string.Join(',', Enumerable.Range(0, 101).Select(_ => Guid.NewGuid()));

        var refusal = await _api.GetAsync($"{Url}?stream_ids={ids}").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.BadQuery)));
    }

    private IStreamGrain Running()
    {
        var stream = Substitute.For<IStreamGrain>();
        _api.Grains.GetGrain<IStreamGrain>(Snapshots.StreamId).Returns(stream);
        _api.Catalog.ListAsync(default!, default).ReturnsForAnyArgs([Snapshots.Small(StreamStatus.InProgress)]);
        return stream;
    }
}

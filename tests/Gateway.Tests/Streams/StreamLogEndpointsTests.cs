using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Streams;

internal sealed class StreamLogEndpointsTests
{
    private static readonly StreamLog Log = new()
    {
        StreamId = Snapshots.StreamId,
        Status = StreamStatus.Failure,
        Error = "rtsp://me:secret@host/ is gone",
        LogTime = new DateTimeOffset(2026, 8, 11, 11, 11, 41, 123, 456, TimeSpan.FromHours(2)),
        AnalyticIndex = 0,
    };

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = await TestApi.StartAsync();
        _api.Catalog.ListLogsAsync(null!, default).ReturnsForAnyArgs([Log]);
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_record_is_shown_as_the_contract_has_it()
    {
        var response = await _api.GetAsync("/2/streams/logs");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
            """
            {"logs":[{"stream_id":"0198c0de-0000-7000-8000-000000000001","status":4,"error":"rtsp://***:***@host/ is gone",
            "log_time":"2026-08-11T09:11:41.123456Z","last_processed_frame_time":null,"analytic_index":0}]}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task Only_the_members_asked_for_are_shown()
    {
        var response = await _api.GetAsync("/2/streams/logs?targets=status&targets=error,analytic_index");

        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo("""{"logs":[{"status":4,"error":"rtsp://***:***@host/ is gone","analytic_index":0}]}"""));
    }

    [Test]
    public async Task Records_are_asked_for_with_all_their_filters()
    {
        await _api.GetAsync(
            $"/2/streams/logs?account_id={Http.AccountId}&stream_ids={Snapshots.StreamId}&statuses=4,6&log_time__gte=2026-01-01T00:00:00"
            + "&log_time__lt=2026-02-01T00:00:00Z&analytic_indexes=0,1&page=2&page_size=1000");

        var query = (StreamLogQuery)_api.Catalog.ReceivedCalls().Single().GetArguments()[0]!;
        Assert.Multiple(() =>
        {
            Assert.That(query.AccountId, Is.EqualTo(Guid.Parse(Http.AccountId)));
            Assert.That(query.StreamIds, Is.EqualTo([Snapshots.StreamId]));
            Assert.That(query.Statuses, Is.EqualTo([StreamStatus.Failure, StreamStatus.HandlerLost]));
            Assert.That(query.From, Is.EqualTo(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
            Assert.That(query.Before, Is.EqualTo(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)));
            Assert.That(query.AnalyticIndexes, Is.EqualTo([0, 1]));
            Assert.That((query.Page, query.PageSize), Is.EqualTo((2, 1000)));
        });
    }

    [TestCase("targets=secrets", AgentErrorCodes.UnknownLogTarget)]
    [TestCase("targets=status,secrets", AgentErrorCodes.UnknownLogTarget)]
    [TestCase("statuses=9", AgentErrorCodes.UnknownStreamStatus)]
    [TestCase("analytic_indexes=-1", AgentErrorCodes.BadQuery)]
    [TestCase("log_time__lt=now", AgentErrorCodes.BadQuery)]
    public async Task A_wrong_parameter_is_refused(string parameters, int code)
    {
        var refusal = await _api.GetAsync("/2/streams/logs?" + parameters).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, code)));
    }

    [Test]
    public async Task Old_records_are_deleted_and_counted()
    {
        _api.Catalog.DeleteLogsAsync(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Arg.Any<CancellationToken>()).Returns(1000);

        var response = await _api.SendAsync(HttpMethod.Delete, "/2/streams/logs?log_time__lt=2026-01-01T00:00:00Z");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"deleted_count":1000}"""));
    }

    [Test]
    public async Task Nothing_is_deleted_without_a_bound()
    {
        var refusal = await _api.SendAsync(HttpMethod.Delete, "/2/streams/logs").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.QueryParameterRequired)));
        await _api.Catalog.DidNotReceiveWithAnyArgs().DeleteLogsAsync(default, default);
    }
}

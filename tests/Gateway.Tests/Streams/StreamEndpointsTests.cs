using System.Net;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace LunaVideoAgent.Gateway.Tests.Streams;

internal sealed class StreamEndpointsTests
{
    private static readonly string Url = $"/2/streams/{Snapshots.StreamId}";
    private static readonly Guid Account = Guid.Parse(Http.AccountId);

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = await TestApi.StartAsync();
        _api.Catalog.GetAsync(default, default, default).ReturnsForAnyArgs(
            Snapshots.Small(StreamStatus.Failure) with { LastError = "rtsp://a:b@c/ is gone" });
        _api.Catalog.ListAsync(null!, default).ReturnsForAnyArgs([Snapshots.Small()]);
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_stream_is_shown_with_the_members_of_the_contract()
    {
        var answer = await (await _api.GetAsync(Url)).JsonAsync();

        Assert.That(answer.Select(member => member.Key), Is.EquivalentTo(
        [
            "stream_id", "account_id", "name", "description", "data", "location", "source", "version", "create_time", "last_error",
            "groups", "status", "analytics", "notification_policy",
        ]));
        Assert.That(answer["status"]!.GetValue<int>(), Is.EqualTo(4));
        Assert.That(answer["create_time"]!.GetValue<string>(), Is.EqualTo("2026-08-11T09:11:41Z"));
        Assert.That(answer["last_error"]!.GetValue<string>(), Is.EqualTo("rtsp://***:***@c/ is gone"));
        Assert.That(answer["location"], Is.Null);
    }

    [Test]
    public async Task The_state_of_the_restart_stands_inside_each_analytic()
    {
        var answer = await (await _api.GetAsync(Url)).JsonAsync();

        var analytic = answer["analytics"]![0]!;
        Assert.That(analytic["status"]!.GetValue<int>(), Is.EqualTo(4));
        Assert.That(analytic["autorestart"]!.ToJsonString(), Is.EqualTo(
            """
            {"restart":0,"attempt_count":10,"delay":60,"current_attempt":2,"status":"enabled","last_attempt_time":"2026-08-11T09:00:00.25Z"}
            """.Trim()));
    }

    [TestCase("stream_id,status", new[] { "stream_id", "status" })]
    [TestCase("event_source_group", new[] { "event_source_group" })]
    [TestCase("name,groups,splittable", new[] { "name", "groups" })]
    public async Task Only_the_members_asked_for_are_shown(string targets, string[] shown)
    {
        var one = await (await _api.GetAsync($"{Url}?targets={targets}")).JsonAsync();
        var list = await (await _api.GetAsync($"/2/streams?targets={targets}")).JsonAsync();

        Assert.That(one.Select(member => member.Key), Is.EquivalentTo(shown));
        Assert.That(list["streams"]![0]!.AsObject().Select(member => member.Key), Is.EquivalentTo(shown));
    }

    [Test]
    public async Task What_was_posted_is_shown_and_can_be_posted_again_but_for_its_secrets()
    {
        await _api.PostAsync("/2/streams", Bodies.FullStream().ToJsonString());
        var posted = (StreamSettings)_api.Catalog.ReceivedCalls().Single().GetArguments()[1]!;
        _api.Catalog.GetAsync(default, default, default).ReturnsForAnyArgs(Snapshots.Of(posted));

        const string Targets = "name,description,data,location,source,event_source_group,analytics,notification_policy";
        var text = await (await _api.GetAsync($"{Url}?targets={Targets}")).Content.ReadAsStringAsync();
        _api.Catalog.ClearReceivedCalls();
        var again = await _api.PostAsync("/2/streams", text);

        var settings = (StreamSettings)_api.Catalog.ReceivedCalls().Single().GetArguments()[1]!;
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(text, Does.Not.Contain("secret").And.Not.Contain("hidden").And.Not.Contain("marker").And.Not.Contain("token=abc"));
        Assert.That(
            settings.Data with { Reference = "", FfmpegOptions = posted.Data.FfmpegOptions },
            Is.EqualTo(posted.Data with { Reference = "" }));
        Assert.That(settings.Data.Reference, Is.EqualTo("rtsp://***:***@camera.local:554/main?channel=1"));
        Assert.That(settings.Location, Is.EqualTo(posted.Location));
        Assert.That(settings.Analytics[0].Targets, Is.EqualTo(posted.Analytics[0].Targets));
        Assert.That(settings.Analytics[0].Schedule!.Intervals[0].End, Is.EqualTo(new TimeOnly(20, 30, 15)));
    }

    [Test]
    public async Task A_stream_nobody_knows_is_not_found()
    {
        _api.Catalog.GetAsync(Snapshots.StreamId, Account, Arg.Any<CancellationToken>())
            .ThrowsAsync(AgentErrors.StreamNotFound(Snapshots.StreamId));

        var refusal = await _api.GetAsync($"{Url}?account_id={Account}").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((404, AgentErrorCodes.StreamNotFound)));
    }

    [Test]
    public async Task A_list_is_asked_for_with_all_its_filters()
    {
        var other = Guid.NewGuid();

        await _api.GetAsync(
            $"/2/streams?account_id={Account}&stream_ids={Account},{other}&names=a,b&names=c&reference=rtsp://camera/1&statuses=0,8"
            + "&create_time__gte=2026-01-01T00:00:00Z&create_time__lt=2026-02-01T00:00:00%2B01:00&sources=x&event_source_groups=g,h"
            + "&order=asc&order_column=name&page=3&page_size=50&enriched=1&whatever=x");

        var query = (StreamListQuery)_api.Catalog.ReceivedCalls().Single().GetArguments()[0]!;
        Assert.Multiple(() =>
        {
            Assert.That((query.Order, query.Descending, query.Page, query.PageSize), Is.EqualTo((StreamOrder.Name, false, 3, 50)));
            Assert.That(query.Filter.AccountId, Is.EqualTo(Account));
            Assert.That(query.Filter.StreamIds, Is.EqualTo([Account, other]));
            Assert.That(query.Filter.Names, Is.EqualTo(["a", "b", "c"]));
            Assert.That(query.Filter.Reference, Is.EqualTo("rtsp://camera/1"));
            Assert.That(query.Filter.Statuses, Is.EqualTo([StreamStatus.Pending, StreamStatus.Paused]));
            Assert.That(query.Filter.CreatedFrom, Is.EqualTo(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
            Assert.That(query.Filter.CreatedBefore, Is.EqualTo(new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero)));
            Assert.That(query.Filter.Sources, Is.EqualTo(["x"]));
            Assert.That(query.Filter.EventSourceGroups, Is.EqualTo(["g", "h"]));
        });
    }

    [TestCase("", StreamOrder.CreateTime, true)]
    [TestCase("?order=desc&order_column=create_time", StreamOrder.CreateTime, true)]
    [TestCase("?order_column=name", StreamOrder.Name, true)]
    [TestCase("?order_column=name&order=asc&stream_id__gte=0198c0de-0000-7000-8000-000000000001", StreamOrder.StreamId, false)]
    [TestCase("?stream_id__lt=0198c0de-0000-7000-8000-000000000001", StreamOrder.StreamId, true)]
    public async Task A_bound_on_ids_decides_the_order(string parameters, StreamOrder order, bool isDescending)
    {
        await _api.GetAsync("/2/streams" + parameters);

        var query = (StreamListQuery)_api.Catalog.ReceivedCalls().Single().GetArguments()[0]!;
        Assert.That((query.Order, query.Descending, query.Page, query.PageSize), Is.EqualTo((order, isDescending, 1, 10)));
    }

    [TestCase("account_id=x", AgentErrorCodes.BadQuery)]
    [TestCase("stream_ids=x", AgentErrorCodes.BadQuery)]
    [TestCase("stream_ids=", AgentErrorCodes.BadQuery)]
    [TestCase("stream_id__gte=0198C0DE-0000-7000-8000-000000000001", AgentErrorCodes.BadQuery)]
    [TestCase("statuses=9", AgentErrorCodes.UnknownStreamStatus)]
    [TestCase("statuses=pending", AgentErrorCodes.UnknownStreamStatus)]
    [TestCase("create_time__lt=now", AgentErrorCodes.BadQuery)]
    [TestCase("order=up", AgentErrorCodes.BadQuery)]
    [TestCase("order_column=status", AgentErrorCodes.BadQuery)]
    [TestCase("page=0", AgentErrorCodes.BadQuery)]
    [TestCase("page_size=1001", AgentErrorCodes.BadQuery)]
    [TestCase("targets=secrets", AgentErrorCodes.BadQuery)]
    public async Task A_wrong_parameter_is_refused_and_named(string parameters, int code)
    {
        var refusal = await _api.GetAsync("/2/streams?" + parameters).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, code)));
        Assert.That(refusal.Detail, Does.Contain(code == AgentErrorCodes.BadQuery ? parameters.Split('=')[0] : parameters.Split('=')[1]));
    }

    [Test]
    public async Task A_page_behind_any_end_is_empty_and_no_error()
    {
        _api.Catalog.ListAsync(null!, default).ReturnsForAnyArgs(Array.Empty<StreamSnapshot>());

        var response = await _api.GetAsync("/2/streams?page=2147483647&page_size=1000");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"streams":[]}"""));
    }

    [Test]
    public async Task Streams_are_counted_by_the_same_filters()
    {
        _api.Catalog.CountAsync(Arg.Is<StreamFilter>(filter => filter.AccountId == Account), Arg.Any<CancellationToken>()).Returns(7);

        var response = await _api.GetAsync($"/2/streams/count?account_id={Account}");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"count":7}"""));
    }

    [TestCase("stop", true, 1)]
    [TestCase("stop", false, 0)]
    [TestCase("resume", true, 1)]
    [TestCase("resume", false, 0)]
    public async Task Stop_and_resume_tell_whether_they_changed_something(string action, bool isChanged, int count)
    {
        _api.Catalog.StopAsync(Snapshots.StreamId, Arg.Any<CancellationToken>()).Returns(isChanged && action == "stop");
        _api.Catalog.ResumeAsync(Snapshots.StreamId, Arg.Any<CancellationToken>()).Returns(isChanged && action == "resume");

        var response = await _api.SendAsync(HttpMethod.Patch, $"{Url}?action={action}", "{}");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo($$"""{"patched_count":{{count}}}"""));
    }

    [TestCase("", AgentErrorCodes.QueryParameterRequired)]
    [TestCase("?action=", AgentErrorCodes.BadQuery)]
    [TestCase("?action=pause", AgentErrorCodes.BadQuery)]
    public async Task A_patch_without_a_known_action_is_refused(string parameters, int code)
    {
        var refusal = await _api.SendAsync(HttpMethod.Patch, Url + parameters).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, code)));
    }

    [Test]
    public async Task A_removed_stream_is_answered_without_a_body()
    {
        var response = await _api.SendAsync(HttpMethod.Delete, $"{Url}?account_id={Account}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
        await _api.Catalog.Received(1).DeleteAsync(Snapshots.StreamId, Account, Arg.Any<CancellationToken>());
    }
}

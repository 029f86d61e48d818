using System.Net.Http.Headers;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace LunaVideoAgent.Gateway.Tests.Access;

internal sealed class AccountScopeTests
{
    private readonly Guid _foreign = Guid.CreateVersion7();
    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = await TestApi.StartAsync(settings: TestKeys.Settings());
        _api.Catalog.GetAsync(_foreign, TestKeys.Account, Arg.Any<CancellationToken>()).ThrowsAsync(AgentErrors.StreamNotFound(_foreign));
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_list_has_the_callers_streams_only()
    {
        Assert.That(await StatusAsync("GET", "/2/streams"), Is.EqualTo(200));

        await _api.Catalog.Received(1).ListAsync(
            Arg.Is<StreamListQuery>(query => query.Filter.AccountId == TestKeys.Account), Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task Logs_and_tasks_too()
    {
        await StatusAsync("GET", "/2/streams/logs");
        await StatusAsync("GET", "/1/video/tasks");

        await _api.Catalog.Received(1).ListLogsAsync(
            Arg.Is<StreamLogQuery>(query => query.AccountId == TestKeys.Account), Arg.Any<CancellationToken>());
        await _api.VideoTasks.Received(1).ListAsync(
            Arg.Is<VideoTaskListQuery>(query => query.AccountId == TestKeys.Account), Arg.Any<CancellationToken>());
    }

    [TestCase("GET", "")]
    [TestCase("PATCH", "?action=stop")]
    public async Task A_stream_of_others_is_not_found_and_stays_as_it_is(string method, string query)
    {
        Assert.That(await StatusAsync(method, $"/2/streams/{_foreign}{query}"), Is.EqualTo(404));

        await _api.Catalog.DidNotReceiveWithAnyArgs().StopAsync(default, default);
    }

    [Test]
    public async Task A_stream_is_removed_by_its_account_only()
    {
        await StatusAsync("DELETE", $"/2/streams/{_foreign}");

        await _api.Catalog.Received(1).DeleteAsync(_foreign, TestKeys.Account, Arg.Any<CancellationToken>());
    }

    [TestCase("/2/streams?account_id=22222222-2222-4222-8222-222222222222")]
    [TestCase("/2/streams/count?account_id=22222222-2222-4222-8222-222222222222")]
    [TestCase("/1/video/tasks?account_id=22222222-2222-4222-8222-222222222222")]
    [TestCase("/2/events?account_id=22222222-2222-4222-8222-222222222222")]
    public async Task Another_account_is_refused(string path)
    {
        Assert.That(await StatusAsync("GET", path), Is.EqualTo(403));
    }

    [Test]
    public async Task Another_account_is_refused_in_the_header_too()
    {
        Assert.That(await StatusAsync("POST", "/2/streams", TestKeys.ForeignAccount), Is.EqualTo(403));
        Assert.That(await StatusAsync("GET", "/2/streams", TestKeys.ForeignAccount), Is.EqualTo(403));
    }

    [TestCase("/2/agents")]
    [TestCase("/2/agent/info")]
    [TestCase("/config")]
    public async Task What_tells_of_all_accounts_is_refused(string path)
    {
        Assert.That(await StatusAsync("GET", path), Is.EqualTo(403));
    }

    [Test]
    public async Task A_picture_of_others_is_not_there()
    {
        var (own, foreign) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _api.Images.FindAsync(own, false, Arg.Any<CancellationToken>()).Returns(Picture(Guid.CreateVersion7()));
        _api.Images.FindAsync(foreign, false, Arg.Any<CancellationToken>()).Returns(Picture(_foreign));

        Assert.That(await StatusAsync("GET", $"/2/images/{own}"), Is.EqualTo(200));
        Assert.That(await StatusAsync("GET", $"/2/images/{foreign}"), Is.EqualTo(404));
    }

    private static StoredImage Picture(Guid streamId) => new(ImageFormat.Jpeg, [1], 1, []) { StreamId = streamId };

    private async Task<int> StatusAsync(string method, string path, Guid? account = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestKeys.Tenant);

        if (account is not null)
        {
            request.Headers.Add("Luna-Account-Id", $"{account}");
        }

        using var response = await _api.Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Operations;

/// <summary>Working intervals of analytics on a running agent, whose clock is this machine's.</summary>
public sealed class ScheduleTests
{
    private readonly string _account = Guid.NewGuid().ToString();

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [TearDown]
    public async Task RemoveAsync() => await TestStream.RemoveAllAsync(_account, CancellationToken.None);

    [Test]
    [CancelAfter(120_000)]
    public async Task A_stream_is_paused_outside_of_its_schedule_and_runs_within()
    {
        var now = TimeProvider.System.GetUtcNow();
        var body = TestStream.Body(RunningAgent.Videos.Camera, "stream");
        body["analytics"]![0]!["schedule"] = Schedule((now.AddSeconds(6), now.AddSeconds(13)), (now.AddSeconds(19), now.AddHours(1)));

        var id = await TestStream.CreateAsync(body, _account, Cancellation);

        await UntilAsync(id, stream => StatusesOf(stream) is [_, ..] statuses && statuses.All(status => status == 1));
        await UntilAsync(id, stream => StatusesOf(stream) is [_, ..] statuses && statuses.All(status => status == 8));
        await UntilAsync(id, stream => StatusesOf(stream) is [_, ..] statuses && statuses.All(status => status == 1));
        Assert.That(await LogAsync(id), Is.EqualTo([1, 0, 8, 1, 0, 8, 0]));
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task An_analytic_outside_of_its_schedule_is_shown_as_paused_beside_one_that_runs()
    {
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        var body = TestStream.Body(RunningAgent.Videos.Camera, "stream");
        var resting = body["analytics"]![0]!.DeepClone();
        resting["schedule"] = Schedule((yesterday, yesterday.AddHours(1)));
        body["analytics"]!.AsArray().Add(resting);

        var id = await TestStream.CreateAsync(body, _account, Cancellation);

        var stream = await UntilAsync(id, one => (int)one["status"]! == 1);
        Assert.That(StatusesOf(stream), Is.EqualTo([1, 1, 8]), "the stream, then its analytics");
    }

    // The status of the stream, then those of its analytics.
    private static int[] StatusesOf(JsonNode stream) =>
        [(int)stream["status"]!, .. stream["analytics"]!.AsArray().Select(analytic => (int)analytic!["status"]!)];

    private static JsonObject Schedule(params (DateTimeOffset Start, DateTimeOffset End)[] intervals) => new()
    {
        ["intervals"] = new JsonArray([.. intervals.Select(interval => new JsonObject
        {
            ["start_time"] = interval.Start.ToString("O", CultureInfo.InvariantCulture),
            ["end_time"] = interval.End.ToString("O", CultureInfo.InvariantCulture),
        })]),
    };

    private static async Task<JsonNode> UntilAsync(string id, Func<JsonNode, bool> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        while (true)
        {
            var answer = await RunningAgent.Client.SendAsync("GET", $"/2/streams/{id}", null, Cancellation);

            if (holds(answer.Json!))
            {
                return answer.Json!;
            }

            await timer.WaitForNextTickAsync(Cancellation);
        }
    }

    private static async Task<int[]> LogAsync(string id)
    {
        var logs = await RunningAgent.Client.SendAsync("GET", $"/2/streams/logs?stream_ids={id}&targets=status", null, Cancellation);
        return [.. logs.Json!["logs"]!.AsArray().Select(log => (int)log!["status"]!)];
    }
}

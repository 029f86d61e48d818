using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;

namespace LunaVideoAgent.Contract.Tests.Operations;

public sealed class UploadTests
{
    private const string Path = "/2/videos";
    private const int Done = 5;
    private const int Failed = 3;

    private readonly string _account = $"{Guid.NewGuid()}";

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private static string Sample => System.IO.Path.Combine(AppContext.BaseDirectory, "sample.mp4");

    [Test, CancelAfter(120_000)]
    public async Task An_uploaded_video_is_described_and_analysed_to_its_end()
    {
        var (client, video) = (RunningAgent.Client, await UploadAsync(RunningAgent.Client));
        var shown = await SendAsync(client, "GET", (string)video["url"]!);
        var list = await SendAsync(client, "GET", Path);

        var task = await UntilEndAsync(client, await CreateTaskAsync(client, (string)video["reference"]!));
        var result = await SendAsync(client, "GET", (string)task["result_url"]!);

        Assert.That(((long)video["size"]!, (int)video["width"]!, (string)video["codec"]!), Is.EqualTo((SizeOf(Sample), 768, "h264")));
        Assert.That(JsonNode.DeepEquals(shown.Json, video), shown.Text);
        Assert.That(list.Json!["videos"]!.AsArray().Select(one => (string)one!["video_id"]!), Does.Contain((string)video["video_id"]!));
        Assert.That((int)task["status"]!, Is.EqualTo(Done));
        Assert.That((int)result.Json!["video_data"]!["frame_count"]!, Is.EqualTo(795));
    }

    [Test]
    public async Task Another_account_neither_sees_nor_uses_it()
    {
        var (client, video, stranger) = (RunningAgent.Client, await UploadAsync(RunningAgent.Client), $"{Guid.NewGuid()}");
        var url = (string)video["url"]!;

        var shown = await SendAsync(client, "GET", url, stranger);
        var removed = await SendAsync(client, "DELETE", url, stranger);
        var list = await SendAsync(client, "GET", Path, stranger);
        var used = await client.SendAsync(
            "POST", "/1/videosdk", TestTask.Body((string)video["reference"]!, isDeferred: true), Cancellation,
            ("Luna-Account-Id", stranger));

        Assert.That((shown.Status, shown.ErrorCode, removed.Status), Is.EqualTo((404, 45304, 404)));
        Assert.That(list.Json!["videos"]!.AsArray(), Is.Empty);
        Assert.That((used.Status, used.ErrorCode), Is.EqualTo((400, 12022)), used.ToString());
        Assert.That((await SendAsync(client, "DELETE", url)).Status, Is.EqualTo(204));
        Assert.That((await SendAsync(client, "GET", url)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_file_that_is_no_video_is_refused_when_it_has_come_and_not_kept()
    {
        var answer = await PostAsync(RunningAgent.Client, new ByteArrayContent(new byte[200_000]));
        var list = await SendAsync(RunningAgent.Client, "GET", Path, _account);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, 43003)), answer.ToString());
        Assert.That(list.Json!["videos"]!.AsArray(), Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task What_is_too_large_or_broken_off_leaves_nothing_on_the_disk()
    {
        await using var agent = await AgentProcess.StartAsync(Cancellation, "--Uploads:MaxBytes", "300000");
        using var client = new AgentClient(agent.Address);

        var declared = await PostAsync(client, new ByteArrayContent(new byte[300_001]));
        var undeclared = await PostAsync(client, new Undeclared(new byte[300_001]));
        await BreakOffAsync(agent);

        Assert.That((declared.Status, declared.ErrorCode), Is.EqualTo((413, 45302)), declared.ToString());
        Assert.That((undeclared.Status, undeclared.ErrorCode), Is.EqualTo((413, 45302)), undeclared.ToString());
        Assert.That(() => agent.Output, Does.Match("was broken off after (65536|131072) bytes").After(20_000, 50));
        Assert.That(() => FilesOf(agent), Is.Empty.After(20_000, 50));
        Assert.That(agent.Output, Does.Not.Contain("could not be deleted"));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_video_whose_time_is_over_goes_but_for_what_a_task_needs()
    {
        await using var agent = await AgentProcess.StartAsync(
            Cancellation, "--Uploads:TimeToLive", "00:00:03", "--Tasks:ResultTimeToLive", "00:10:00");
        using var client = new AgentClient(agent.Address);
        var unused = await UploadAsync(client);
        var used = await UploadAsync(client);
        var url = await CreateTaskAsync(client, (string)used["reference"]!);

        Assert.That(() => FilesOf(agent), Has.None.Contains(NameOf(unused)).After(60_000, 50));
        var refused = await client.SendAsync(
            "POST", "/1/videosdk", TestTask.Body((string)unused["reference"]!, isDeferred: true), Cancellation);

        Assert.That((await SendAsync(client, "GET", (string)unused["url"]!)).ErrorCode, Is.EqualTo(45304));
        Assert.That((refused.Status, refused.ErrorCode), Is.EqualTo((400, 12022)), refused.ToString());
        Assert.That((int)(await UntilEndAsync(client, url))["status"]!, Is.EqualTo(Done));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_task_that_waits_for_a_video_which_is_removed_fails_and_says_so()
    {
        await using var agent = await AgentProcess.StartAsync(Cancellation, "--Tasks:MaxActive", "1");
        using var client = new AgentClient(agent.Address);
        var (first, second) = (await UploadAsync(client), await UploadAsync(client));
        var running = await CreateTaskAsync(client, (string)first["reference"]!);
        var waiting = await CreateTaskAsync(client, (string)second["reference"]!);

        var removed = await SendAsync(client, "DELETE", (string)second["url"]!);
        var task = await UntilEndAsync(client, waiting);

        Assert.That((removed.Status, (int)task["status"]!), Is.EqualTo((204, Failed)));
        Assert.That((string)task["error"]!["detail"]!, Does.Contain($"{second["reference"]}").And.Contain("removed"));
        Assert.That((int)(await UntilEndAsync(client, running))["status"]!, Is.EqualTo(Done));
    }

    [Test]
    public async Task An_agent_without_a_folder_for_them_says_which_setting_is_missing()
    {
        await using var agent = await AgentProcess.StartAsync(Cancellation, "--Uploads:Folder", "");
        using var client = new AgentClient(agent.Address);

        var posted = await PostAsync(client, new ByteArrayContent(new byte[10]));
        var list = await SendAsync(client, "GET", Path);

        Assert.That((posted.Status, posted.ErrorCode, list.Status), Is.EqualTo((403, 45301, 403)), posted.ToString());
        Assert.That(posted.Detail, Does.Contain("Uploads:Folder"));
    }

    private static long SizeOf(string file) => new FileInfo(file).Length;

    private static string NameOf(JsonNode video) => Guid.Parse((string)video["video_id"]!).ToString("N");

    private static string[] FilesOf(AgentProcess agent) =>
        Directory.GetFiles(System.IO.Path.Combine(agent.Folder, "uploads"), "*", SearchOption.AllDirectories);

    // As a browser whose tab is closed: half of what was announced, then nothing.
    private static async Task BreakOffAsync(AgentProcess agent)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(agent.Address.Host, agent.Address.Port, Cancellation);
        var head = $"POST {Path} HTTP/1.1\r\nHost: agent\r\nContent-Type: video/mp4\r\nContent-Length: 262144\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancellation);
        await socket.GetStream().WriteAsync(new byte[150_000], Cancellation);
        Assert.That(() => FilesOf(agent).Sum(SizeOf), Is.GreaterThan(0).After(20_000, 20));
    }

    private async Task<JsonNode> UploadAsync(AgentClient client)
    {
        await using var file = File.OpenRead(Sample);
        var answer = await PostAsync(client, new StreamContent(file));

        Assert.That(answer.Status, Is.EqualTo(201), answer.ToString());
        return answer.Json!;
    }

    private async Task<Answer> PostAsync(AgentClient client, HttpContent content)
    {
        using var http = new HttpClient { BaseAddress = client.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        request.Headers.Add("Luna-Account-Id", _account);
        request.Headers.ExpectContinue = true;
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("video/mp4");
        using var response = await http.SendAsync(request, Cancellation);
        return await Answer.ReadAsync(response, Cancellation);
    }

    private async Task<string> CreateTaskAsync(AgentClient client, string reference)
    {
        var answer = await client.SendAsync(
            "POST", "/1/videosdk", TestTask.Body(reference, isDeferred: true), Cancellation, ("Luna-Account-Id", _account));

        Assert.That(answer.Status, Is.EqualTo(202), answer.ToString());
        return (string)answer.Json!["url"]!;
    }

    private async Task<JsonNode> UntilEndAsync(AgentClient client, string url)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));

        while (await timer.WaitForNextTickAsync(Cancellation))
        {
            var answer = await SendAsync(client, "GET", url);

            if ((int)answer.Json!["status"]! is 2 or Failed or Done)
            {
                return answer.Json!;
            }
        }

        throw new OperationCanceledException();
    }

    private Task<Answer> SendAsync(AgentClient client, string method, string path, string? account = null) =>
        client.SendAsync(method, path, null, Cancellation, ("Luna-Account-Id", account ?? _account));

    private sealed class Undeclared(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            stream.WriteAsync(bytes, Cancellation).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

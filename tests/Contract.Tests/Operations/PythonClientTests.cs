using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Operations;

/// <summary>The sample client of the published page: Python with the package websockets.</summary>
public sealed class PythonClientTests
{
    private const string Python = "/usr/bin/python3";

    private const string Account = "66666666-2222-4333-8444-555555555555";

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task RequirePackageAsync()
    {
        if (!File.Exists(Python) || await HasNoPackageAsync())
        {
            Assert.Ignore("python3-websockets is not installed.");
        }
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task It_is_told_the_status_then_results_and_is_let_go_when_the_stream_stops()
    {
        var id = await TestStream.CreateAsync(TestStream.Body(RunningAgent.Videos.Camera, "stream"), Account, Cancellation);
        using var client = Start("listen.py", SocketAddress(id));
        var lines = client.StandardOutput;

        Assert.That(await lines.ReadLineAsync(Cancellation), Is.EqualTo("connected"));
        var first = await ReadMessageAsync(lines);
        var withEvent = await ReadUntilAsync(lines, message => message["analytics_results"]?["people_count"]?["events"] is not null);
        await RunningAgent.Client.SendAsync("PATCH", $"/2/streams/{id}?action=stop", null, Cancellation);
        await ReadUntilAsync(lines, message => (string?)message["stream_status"] == "stop");

        Assert.That((string?)first["stream_status"], Is.AnyOf("pending", "in_progress"));
        Assert.That((int?)withEvent["analytics_results"]!["people_count"]!["events"]![0]!["people_count"], Is.Positive);
        Assert.That(await lines.ReadLineAsync(Cancellation), Is.EqualTo("closed 1000"));
        await TestStream.RemoveAllAsync(Account, Cancellation);
    }

    private static string SocketAddress(string id)
    {
        var query = $"stream_id={id}&analytic_index=0";
        return new UriBuilder(RunningAgent.Client.Address) { Scheme = "ws", Path = "/2/ws", Query = query }.ToString();
    }

    private static async Task<bool> HasNoPackageAsync()
    {
        var start = new ProcessStartInfo(Python, ["-c", "import websockets"]) { UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(Cancellation);
        return process.ExitCode != 0;
    }

    private static Process Start(string script, string address)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Clients", script);
        var start = new ProcessStartInfo(Python, [path, address]) { UseShellExecute = false, RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    private static async Task<JsonObject> ReadMessageAsync(StreamReader lines) =>
        (JsonObject)JsonNode.Parse(await lines.ReadLineAsync(Cancellation) ?? throw new InvalidDataException("The client ended."))!;

    private static async Task<JsonObject> ReadUntilAsync(StreamReader lines, Func<JsonObject, bool> fits)
    {
        var message = await ReadMessageAsync(lines);

        while (!fits(message))
        {
            message = await ReadMessageAsync(lines);
        }

        return message;
    }
}

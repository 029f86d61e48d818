using System.Diagnostics;
using System.Text;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>A receiver of callbacks in a process of its own: what it has accepted is in a file before it says so.</summary>
internal sealed class MessageReceiver : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    // One write a line, so that a kill leaves whole lines only. It takes its time to answer: so there is something under way whoever dies.
    private const string Script = """
        import base64, os, sys, time
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

        book = os.open(sys.argv[2], os.O_WRONLY | os.O_APPEND | os.O_CREAT)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                os.write(book, b"%s %s\n" % (self.headers["webhook-id"].encode(), base64.b64encode(body)))
                time.sleep(0.1)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *words):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
        print("ready", flush=True)
        server.serve_forever()
        """;

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("luna-received-").FullName, "messages");
    private readonly int _port = FreePort.Take();
    private Process? _process;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Id and body of every message that was accepted, in the order of their coming.</summary>
    public IReadOnlyList<(Guid Id, string Body)> Messages =>
        File.Exists(_file) ? [.. File.ReadAllLines(_file).Select(line => line.Split(' ')).Select(Read)] : [];

    /// <summary>Starts it, always at the same address; ignores the test where there is no Python.</summary>
    public async Task StartAsync()
    {
        if (!File.Exists(Python))
        {
            Assert.Ignore($"There is no {Python}.");
        }

        _process = Process.Start(new ProcessStartInfo(Python, ["-c", Script, $"{_port}", _file])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        Assert.That(await _process.StandardOutput.ReadLineAsync(), Is.EqualTo("ready"));
    }

    /// <summary>Ends it with SIGKILL.</summary>
    public async Task KillAsync()
    {
        Signal.Send(_process!.Id, Signal.Kill);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    private static (Guid Id, string Body) Read(string[] line) =>
        (Guid.Parse(line[0]), Encoding.UTF8.GetString(Convert.FromBase64String(line[1])));
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace LunaVideoAgent.TestSupport.Web;

/// <summary>A web server on the loopback address that hands out the files of a folder and misbehaves on demand.</summary>
public sealed class FakeWebServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private readonly CancellationTokenSource _off = new();
    private readonly ConcurrentBag<Task> _answers = [];
    private readonly Task _serving;

    /// <summary>Starts it.</summary>
    public FakeWebServer(string folder)
    {
        _folder = folder;
        Url = $"http://127.0.0.1:{FreePort.Take()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Its address, with a slash at the end.</summary>
    public string Url { get; }

    /// <summary>Paths that are answered with a redirect, and where it leads.</summary>
    public ConcurrentDictionary<string, string> Redirects { get; } = [];

    /// <summary>Paths whose body stops after so many bytes, with the connection open.</summary>
    public ConcurrentDictionary<string, int> Stalls { get; } = [];

    /// <summary>Credentials that are asked for, as <c>user:password</c>; null asks for none.</summary>
    public string? Credentials { get; set; }

    /// <summary>Parts of files can be asked for.</summary>
    public bool HasRanges { get; set; } = true;

    /// <summary>The length of a file is told before its bytes.</summary>
    public bool HasLength { get; set; } = true;

    /// <summary>Paths asked for so far, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _off.CancelAsync();
        _listener.Close();
        await _serving;
        await Task.WhenAll(_answers);
        _off.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _answers.Add(AnswerAsync(await _listener.GetContextAsync()));
            }
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await AnswerAsync(context.Request.Url!.AbsolutePath, context.Request, context.Response);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            context.Response.Abort();
        }
    }

    private async Task AnswerAsync(string path, HttpListenerRequest request, HttpListenerResponse response)
    {
        Requests.Enqueue(path);

        if (Credentials is { } credentials && request.Headers["Authorization"] != "Basic " + Base64(credentials))
        {
            response.StatusCode = 401;
            response.AddHeader("WWW-Authenticate", "Basic realm=\"fake server\"");
            return;
        }

        if (Redirects.TryGetValue(path, out var target))
        {
            response.StatusCode = 302;
            response.RedirectLocation = target;
            return;
        }

        var file = Path.Combine(_folder, path.TrimStart('/'));

        if (!File.Exists(file))
        {
            response.StatusCode = 404;
            return;
        }

        await SendAsync(await File.ReadAllBytesAsync(file, _off.Token), path, request, response);
    }

    private async Task SendAsync(byte[] bytes, string path, HttpListenerRequest request, HttpListenerResponse response)
    {
        var body = bytes.AsMemory();

        if (HasRanges)
        {
            response.AddHeader("Accept-Ranges", "bytes");
            body = Part(body, request.Headers["Range"], response);
        }

        if (HasLength)
        {
            response.ContentLength64 = body.Length;
        }

        response.SendChunked = !HasLength;
        var isStalling = Stalls.TryGetValue(path, out var most) && most < body.Length;
        await response.OutputStream.WriteAsync(isStalling ? body[..most] : body, _off.Token);

        if (isStalling)
        {
            await response.OutputStream.FlushAsync(_off.Token);
            await Task.Delay(Timeout.Infinite, _off.Token);
        }
    }

    private static Memory<byte> Part(Memory<byte> bytes, string? range, HttpListenerResponse response)
    {
        if (range is null)
        {
            return bytes;
        }

        var ends = range["bytes=".Length..].Split('-');
        var start = int.Parse(ends[0], CultureInfo.InvariantCulture);
        var end = ends[1].Length == 0 ? bytes.Length : int.Parse(ends[1], CultureInfo.InvariantCulture) + 1;
        response.StatusCode = 206;
        response.AddHeader("Content-Range", $"bytes {start}-{end - 1}/{bytes.Length}");
        return bytes[start..end];
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

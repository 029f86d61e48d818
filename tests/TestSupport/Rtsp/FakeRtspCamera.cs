using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LunaVideoAgent.TestSupport.Rtsp;

/// <summary>
/// A camera that speaks RTSP on the loopback address, over TCP and UDP, and misbehaves on demand. It plays an H.264 file for ever.
/// </summary>
public sealed class FakeRtspCamera : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _off = new();
    private readonly ConcurrentDictionary<RtspSession, Task> _sessions = [];
    private readonly Task _accepting;
    private volatile TaskCompletionSource _playing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _accepted;
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private long _frames;

    /// <summary>Switches it on.</summary>
    public FakeRtspCamera(FakeRtspCameraOptions options)
    {
        Options = options;
        Units = AnnexB.AccessUnits(File.ReadAllBytes(options.AnnexBFile));
        Guard = new RtspGuard(options);
        Description = Describe(Units[0]);
        _playing.SetResult();
        _listener = new TcpListener(IPAddress.Loopback, options.Port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Its address, without credentials.</summary>
    public string Url => $"rtsp://127.0.0.1:{Port}/live";

    /// <summary>Its address with the right credentials.</summary>
    public string UrlWithCredentials =>
        $"rtsp://{Uri.EscapeDataString(Options.User)}:{Uri.EscapeDataString(Options.Password)}@127.0.0.1:{Port}/live";

    /// <summary>Connections accepted so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Frames sent so far, to all clients.</summary>
    public long FramesSent => Interlocked.Read(ref _frames);

    internal FakeRtspCameraOptions Options { get; }

    internal IReadOnlyList<IReadOnlyList<byte[]>> Units { get; }

    internal RtspGuard Guard { get; }

    internal string Description { get; }

    /// <summary>The frame that a client who comes now sees first.</summary>
    internal int NextFrame => Options.IsShared
        ? (int)(TimeProvider.System.GetElapsedTime(_start).TotalSeconds * Options.SendingRate)
        : 0;

    /// <summary>Waits for the first client.</summary>
    public Task ConnectedAsync(CancellationToken cancellationToken) => _connected.Task.WaitAsync(cancellationToken);

    /// <summary>Sends no more frames; connections stay.</summary>
    public void Stall() => _playing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Goes on sending.</summary>
    public void Resume() => _playing.TrySetResult();

    /// <summary>Closes all connections; new ones are accepted.</summary>
    public void DropConnections()
    {
        foreach (var session in _sessions.Keys)
        {
            session.Dispose();
        }
    }

    /// <summary>Switches it off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _off.CancelAsync();
        await _accepting;
        _listener.Dispose();
        DropConnections();
        await Task.WhenAll(_sessions.Values);
        _off.Dispose();
    }

    internal Task WhilePlayingAsync(CancellationToken cancellationToken) => _playing.Task.WaitAsync(cancellationToken);

    internal void CountFrame() => Interlocked.Increment(ref _frames);

    private static string Describe(IReadOnlyList<byte[]> firstUnit)
    {
        var sets = firstUnit.Where(nal => AnnexB.Type(nal) is 7 or 8).Select(Convert.ToBase64String);
        return "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=fake camera\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\n"
            + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"
            + $"a=fmtp:96 packetization-mode=1;sprop-parameter-sets={string.Join(',', sets)}\r\na=control:track1\r\n";
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_off.Token);
                Interlocked.Increment(ref _accepted);
                _connected.TrySetResult();
                var session = new RtspSession(this, client);
                _sessions[session] = ServeAsync(session);
            }
        }
        catch (OperationCanceledException)
        {
            // Switched off.
        }
    }

    private async Task ServeAsync(RtspSession session)
    {
        await Task.Yield();

        using (session)
        {
            await session.RunAsync(_off.Token);
        }

        _sessions.TryRemove(session, out _);
    }
}

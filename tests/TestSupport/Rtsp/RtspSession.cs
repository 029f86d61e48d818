using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LunaVideoAgent.TestSupport.Rtsp;

/// <summary>One client of a fake camera, from its first request to its last.</summary>
internal sealed class RtspSession(FakeRtspCamera camera, TcpClient client) : IDisposable
{
    private readonly Stream _stream = client.GetStream();
    private readonly IPAddress _address = ((IPEndPoint)client.Client.RemoteEndPoint!).Address;
#pragma warning disable CA2213 // Disposed of at the end of RunAsync: who waits for it while the session is closed would wait for ever.
    private readonly SemaphoreSlim _writing = new(1);
#pragma warning restore CA2213
    private RtspTransport? _transport;
    private Task _sending = Task.CompletedTask;

    /// <summary>Answers until the client goes or the camera is switched off.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _transport = new RtspTransport(WriteAsync);

        try
        {
            while (await RtspRequest.ReadAsync(_stream, cancellationToken) is { } request)
            {
                await AnswerAsync(request, ending.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The client has gone, or the camera was switched off.
        }

        await ending.CancelAsync();
        await _sending;
        _writing.Dispose();
    }

    public void Dispose()
    {
        _transport?.Dispose();
        _stream.Dispose();
        client.Dispose();
    }

    private async Task AnswerAsync(RtspRequest request, CancellationToken cancellationToken)
    {
        if (camera.Options.Behaviour == CameraBehaviour.NeverAnswers)
        {
            return;
        }

        if (!camera.Guard.Admits(request))
        {
            await ReplyAsync(request, "401 Unauthorized", camera.Guard.Challenge, "", cancellationToken);
            return;
        }

        var (status, headers, body) = Answer(request);
        await ReplyAsync(request, status, headers, body, cancellationToken);

        if (request.Method == "PLAY" && camera.Options.Behaviour == CameraBehaviour.Plays)
        {
            _sending = PlayAsync(cancellationToken);
        }
    }

    private (string Status, string Headers, string Body) Answer(RtspRequest request) => request.Method switch
    {
        "DESCRIBE" when camera.Options.Behaviour == CameraBehaviour.NotFound => ("404 Not Found", "", ""),
        "DESCRIBE" when camera.Options.Behaviour == CameraBehaviour.Redirects =>
            ("302 Moved Temporarily", $"Location: {camera.Options.RedirectUrl}\r\n", ""),
        "OPTIONS" => ("200 OK", "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER\r\n", ""),
        "DESCRIBE" => ("200 OK", $"Content-Base: {request.Url}/\r\nContent-Type: application/sdp\r\n", camera.Description),
        "SETUP" => ("200 OK", "Session: 1\r\n" + _transport!.SetUp(request.Headers["Transport"], _address), ""),
        _ => ("200 OK", "Session: 1\r\n", ""),
    };

    private async Task ReplyAsync(RtspRequest request, string status, string headers, string body, CancellationToken cancellationToken)
    {
        var length = body.Length == 0 ? "" : $"Content-Length: {body.Length}\r\n";
        var reply = Encoding.ASCII.GetBytes($"RTSP/1.0 {status}\r\nCSeq: {request.Sequence}\r\n{headers}{length}\r\n{body}");
        await WriteAsync(reply, cancellationToken);
    }

    private async Task WriteAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);

        try
        {
            await _stream.WriteAsync(bytes, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        var packetizer = new RtpPacketizer();
        var sent = 0;
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(1 / camera.Options.SendingRate));

        try
        {
            var first = camera.NextFrame;

            for (var frame = first; frame - first != camera.Options.FramesUntilClose; frame++)
            {
                await camera.WhilePlayingAsync(cancellationToken);
                var timestamp = (uint)(long)(frame * 90_000 / camera.Options.FramesPerSecond);

                foreach (var packet in packetizer.Packets(camera.Units[frame % camera.Units.Count], timestamp))
                {
                    if (camera.Options.LoseEvery == 0 || ++sent % camera.Options.LoseEvery != 0)
                    {
                        await _transport!.SendAsync(packet, cancellationToken);
                    }
                }

                camera.CountFrame();
                await clock.WaitForNextTickAsync(cancellationToken);
            }

            client.Close();
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The client has gone, or the camera was switched off.
        }
    }
}

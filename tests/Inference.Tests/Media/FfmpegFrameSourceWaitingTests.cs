using System.Net;
using System.Net.Sockets;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.TestSupport.Rtsp;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Inference.Tests.Media;

[CancelAfter(60_000)]
public sealed class FfmpegFrameSourceWaitingTests
{
    private Clips _clips = null!;
    private FakeRtspCameraOptions _camera = null!;

    [OneTimeSetUp]
    public void MakeStream()
    {
        _clips = new Clips();
        _camera = new FakeRtspCameraOptions { AnnexBFile = _clips.MakeCameraStream() };
        _clips.MakeH264("paced.mp4", "-bf 0", frames: 5);
        _clips.MakeH264("long.mp4", "-bf 0 -g 25", frames: 80);
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _clips?.Dispose();

    [TestCase(CameraBehaviour.NeverAnswers)]
    [TestCase(CameraBehaviour.SilentAfterPlay)]
    public async Task A_cancellation_ends_the_opening(CameraBehaviour behaviour, CancellationToken timeout)
    {
        await using var camera = new FakeRtspCamera(_camera with { Behaviour = behaviour });
        using var source = Reading.Create(Patient(camera.Url));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(timeout);

        var opening = Task.Run(() => source.Open(cancellation.Token), CancellationToken.None);
        await camera.ConnectedAsync(timeout);
        await cancellation.CancelAsync();

        await Assert.ThatAsync(async () => await opening, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(timeout.IsCancellationRequested, Is.False);
    }

    [Test]
    public async Task A_cancellation_ends_the_reading(CancellationToken timeout)
    {
        await using var camera = new FakeRtspCamera(_camera);
        using var source = Reading.Create(Patient(camera.Url));
        source.Open(CancellationToken.None);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(timeout);
        camera.Stall();

        var reading = Task.Run(() => ReadToTheEnd(source, cancellation.Token), CancellationToken.None);
        await cancellation.CancelAsync();

        await Assert.ThatAsync(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(timeout.IsCancellationRequested, Is.False);
    }

    [TestCase("rtsp")]
    [TestCase("http")]
    public async Task A_cancellation_ends_a_connection_that_nobody_accepts(string scheme, CancellationToken timeout)
    {
        using var listener = FullListener(out var clients);
        using var source = Reading.Create(Patient($"{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}/live"));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(timeout);

        var opening = Task.Run(() => source.Open(cancellation.Token), CancellationToken.None);
        await cancellation.CancelAsync();

        await Assert.ThatAsync(async () => await opening, Throws.InstanceOf<OperationCanceledException>());
        clients.ForEach(client => client.Dispose());
    }

    [TestCase("rtsp")]
    [TestCase("http")]
    public void A_connection_that_nobody_accepts_times_out(string scheme)
    {
        using var listener = FullListener(out var clients);
        var url = $"{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}/live";

        var fault = Faults.Of(Patient(url) with { OpenTimeout = TimeSpan.FromSeconds(1) });

        Assert.That(fault.Kind, Is.EqualTo(MediaErrorKind.Timeout));
        clients.ForEach(client => client.Dispose());
    }

    [Test]
    public void A_cancelled_token_opens_nothing()
    {
        using var source = Reading.Create(Reading.File(_clips.Folder, "paced.mp4"));

        Assert.That(() => source.Open(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_name_that_does_not_exist_is_not_found()
    {
        var fault = Faults.Of(Patient("rtsp://no-such-host.invalid/live"));

        Assert.That(fault.Kind, Is.EqualTo(MediaErrorKind.NotFound));
    }

    [Test]
    public async Task Frames_of_a_paced_file_come_when_their_time_has_come(CancellationToken timeout)
    {
        var clock = new FakeTimeProvider();
        using var source = Reading.Create(Reading.File(_clips.Folder, "paced.mp4") with { PaceInRealTime = true }, clock);
        source.Open(timeout);
        Reading.Read(source, most: 1);
        var start = clock.GetTimestamp();

        var reading = Task.Run(() => Reading.Read(source), timeout);

        while (!reading.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.That(await reading, Has.Count.EqualTo(4));
        Assert.That(clock.GetElapsedTime(start).TotalSeconds, Is.GreaterThanOrEqualTo(0.16));
    }

    [Test]
    public void A_paced_file_that_fell_behind_goes_on_at_the_next_key_frame()
    {
        var clock = new FakeTimeProvider();
        var paced = Reading.File(_clips.Folder, "long.mp4") with { PaceInRealTime = true, MaxLateness = TimeSpan.FromSeconds(1) };
        using var source = Reading.Create(paced, clock);
        source.Open(CancellationToken.None);
        Reading.Read(source, most: 1);

        clock.Advance(TimeSpan.FromSeconds(2.5));
        var frames = Reading.Read(source, most: 14);

        // A key frame each second, and the first is still too late for what follows it.
        Assert.That(frames.Select(frame => frame.Index).Take(3), Is.EqualTo(new long[] { 25, 50, 51 }));
        Assert.That(frames.Select(frame => frame.IsCorrupt), Has.None.True);
        Assert.That(source.Statistics.Late, Is.InRange(46, 48));
    }

    [Test]
    public async Task A_dying_camera_leaves_nothing_behind_however_often_it_is_opened()
    {
        var times = int.Parse(Environment.GetEnvironmentVariable("LUNA_TEST_RECONNECTS") ?? "25", null);
        await using var camera = new FakeRtspCamera(_camera with { FramesUntilClose = 15, SendingRate = 1000 });
        Reconnect(camera.Url, times: 10);
        var (handles, memory) = Footprint();

        Reconnect(camera.Url, times);

        var after = Footprint();
        Assert.That(after.Handles - handles, Is.LessThanOrEqualTo(5));
        Assert.That(after.Memory - memory, Is.LessThan(32L << 20));
    }

    private static void Reconnect(string url, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var source = Reading.Create(Patient(url));
            _ = Faults.Of(() =>
            {
                source.Open(CancellationToken.None);
                Reading.Read(source);
            });
        }
    }

    private static (int Handles, long Memory) Footprint()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return (Directory.GetFiles("/proc/self/fd").Length, Environment.WorkingSet);
    }

    private static FrameSourceOptions Patient(string url) => Reading.Live(url) with
    {
        OpenTimeout = TimeSpan.FromMinutes(5),
        ReadTimeout = TimeSpan.FromMinutes(5),
    };

    private static void ReadToTheEnd(IFrameSource source, CancellationToken cancellationToken)
    {
        while (source.Read(new EveryFrame(), cancellationToken) is { } frame)
        {
            frame.Dispose();
        }
    }

    // The kernel drops further SYNs once the backlog of a listener that never accepts is full.
    private static Socket FullListener(out List<Socket> clients)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        clients = [];

        for (var i = 0; i < 4; i++)
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };

            try
            {
                client.Connect(listener.LocalEndPoint!);
            }
            catch (SocketException pending) when (pending.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // On its way.
            }

            clients.Add(client);
        }

        return listener;
    }
}

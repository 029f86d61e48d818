using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Live;
using LunaVideoAgent.Grains.Live;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Live;

[TestFixture]
internal sealed class LiveViewTests
{
    private const long Epoch = 7;

    private readonly FakeTimeProvider _time = new();
    private readonly FakeFrame.Owners _owners = new();
    private int _encodings;

    [SetUp]
    public void Forget() => _encodings = 0;

    [Test]
    public void Nothing_is_encoded_while_nobody_watches()
    {
        var view = NewView();

        Pass(view, seconds: 1, people: 1);
        Pass(view, seconds: 2, people: 2);

        Assert.That((_encodings, _owners.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_picture_comes_with_the_results_of_its_own_frame()
    {
        var view = NewView();
        var watching = ReadAsync(view);

        Pass(view, seconds: 1.5, people: 3);

        var frame = (await watching).Frame!;
        Assert.That((frame.Sequence, frame.TimeOffset, frame.Width, frame.Height), Is.EqualTo((1, 1.5, 640, 480)));
        Assert.That(frame.Jpeg, Is.EqualTo("1.5"u8.ToArray()));
        Assert.That(frame.Results.Select(result => (result.AnalyticIndex, result.Frame.PeopleCount)), Is.EqualTo([(0, (int?)3)]));
    }

    [Test]
    public async Task All_who_watch_get_the_same_picture_and_it_is_made_once()
    {
        var view = NewView();
        var watching = Enumerable.Range(0, 20).Select(_ => ReadAsync(view)).ToList();

        Pass(view, seconds: 1, people: 1);

        var frames = (await Task.WhenAll(watching)).Select(page => page.Frame!);
        Assert.That(frames.Select(frame => frame.Jpeg).Distinct().Count(), Is.EqualTo(1));
        Assert.That((_encodings, _owners.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Frames_within_the_interval_are_passed_over()
    {
        var view = NewView();
        var first = ReadAsync(view);
        Pass(view, seconds: 1, people: 1);
        var cursor = CursorOf(await first);
        var second = ReadAsync(view, cursor);

        _time.Advance(TimeSpan.FromMilliseconds(200));
        Pass(view, seconds: 1.2, people: 2);
        _time.Advance(TimeSpan.FromMilliseconds(60));
        Pass(view, seconds: 1.26, people: 3);

        Assert.That((await second).Frame!.TimeOffset, Is.EqualTo(1.26));
        Assert.That(_encodings, Is.EqualTo(2));
    }

    [Test]
    public async Task Whoever_wants_pictures_most_often_decides_as_long_as_it_asks()
    {
        var view = NewView();
        _ = ReadAsync(view, interval: 1);
        var quick = ReadAsync(view);
        Pass(view, seconds: 1, people: 1);
        var cursor = CursorOf(await quick);
        var second = ReadAsync(view, cursor);
        _time.Advance(TimeSpan.FromMilliseconds(300));
        Pass(view, seconds: 1.3, people: 1);
        await second;

        // The quick one has gone; the slow one asks on.
        for (var i = 0; i < 4; i++)
        {
            _ = ReadAsync(view, cursor, interval: 1);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        var watching = ReadAsync(view, new EventCursor(Epoch, 2), interval: 1);
        Pass(view, seconds: 5, people: 1);
        await watching;
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Pass(view, seconds: 5.5, people: 1);

        Assert.That(_encodings, Is.EqualTo(3));
    }

    [Test]
    public async Task Whoever_was_slow_gets_the_newest_at_once()
    {
        var view = NewView();
        await ShowAsync(view, seconds: 1);
        await ShowAsync(view, seconds: 2);

        var page = await view.ReadAsync(EventCursor.Start, TimeSpan.Zero, CancellationToken.None);

        Assert.That((page.Frame!.Sequence, page.Frame.TimeOffset), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task A_picture_from_before_nobody_watched_is_not_shown_as_the_newest()
    {
        var view = NewView();
        await ShowAsync(view, seconds: 1);
        _time.Advance(TimeSpan.FromSeconds(10));
        var encodings = _encodings;

        Pass(view, seconds: 11, people: 1);
        var watching = ReadAsync(view);

        Assert.That((_encodings, watching.IsCompleted), Is.EqualTo((encodings, false)));
        Pass(view, seconds: 12, people: 1);
        Assert.That((await watching).Frame!.TimeOffset, Is.EqualTo(12));
    }

    [Test]
    public async Task A_poll_ends_without_a_picture_if_none_comes()
    {
        var view = NewView();
        var watching = ReadAsync(view);

        _time.Advance(TimeSpan.FromSeconds(1.5));

        Assert.That(await watching, Is.EqualTo(new LivePage(Epoch, Frame: null, IsClosed: false)));
    }

    [Test]
    public async Task A_view_that_is_closed_says_so()
    {
        var view = NewView();
        var watching = ReadAsync(view);

        view.Close();

        var later = await view.ReadAsync(EventCursor.Start, TimeSpan.Zero, CancellationToken.None);
        Assert.That((await watching, later), Is.EqualTo((new LivePage(Epoch, null, true), new LivePage(Epoch, null, true))));
    }

    [Test]
    public async Task A_frame_that_cannot_be_encoded_costs_one_picture_and_no_more()
    {
        var view = NewView();
        var watching = ReadAsync(view);

        Pass(view, seconds: -1, people: 1);
        await EventuallyAsync(() => Volatile.Read(ref _owners.Count) == 0);
        _time.Advance(TimeSpan.FromSeconds(1));
        Pass(view, seconds: 2, people: 1);

        Assert.That((await watching).Frame!.TimeOffset, Is.EqualTo(2));
    }

    [Test]
    public void What_each_analytic_saw_last_is_known_without_its_boxes()
    {
        var view = NewView();

        view.Add(1, Estimation(seconds: 1, people: 5));
        view.Add(0, Estimation(seconds: 1, people: 4));
        view.Add(1, Estimation(seconds: 2, people: 6));

        Assert.That(view.Newest.Select(one => (one.AnalyticIndex, one.Frame.PeopleCount)), Is.EqualTo([(0, (int?)4), (1, 6)]));
        Assert.That(view.Newest.Select(one => one.Frame.Detections), Has.All.Null);
    }

    private static Task<LivePage> ReadAsync(LiveView view, EventCursor after = default, double interval = 0) =>
        view.ReadAsync(after, TimeSpan.FromSeconds(interval), CancellationToken.None).AsTask();

    private static EventCursor CursorOf(LivePage page) => new(page.Epoch, page.Frame!.Sequence);

    private static FrameEstimation Estimation(double seconds, int people) => new()
    {
        TimeOffset = seconds,
        PeopleCount = people,
        Detections = [new DetectedObject(new ImageRectangle(1, 2, 3, 4), 0.5f, "person", 1)],
    };

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }

    private LiveView NewView() => new(
        Epoch,
        new LiveStudio(Options.Create(new LiveOptions()), _time, NullLogger<LiveStudio>.Instance) { Encode = Encode });

    // The picture of a frame is its time; frames before the start cannot be encoded.
    private byte[] Encode(Frame frame, ImageEncoding encoding)
    {
        Interlocked.Increment(ref _encodings);
        return frame.TimeOffset < 0
            ? throw new InvalidOperationException("no pixels")
            : System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{frame.TimeOffset}"));
    }

    private void Pass(LiveView view, double seconds, int people)
    {
        using var frame = FakeFrame.At(index: 0, seconds, _owners);
        view.Add(0, Estimation(seconds, people));
        view.Show(frame);
    }

    private async Task ShowAsync(LiveView view, double seconds)
    {
        // Whoever reads from behind the end waits for the next one.
        var watching = ReadAsync(view, new EventCursor(Epoch, _encodings));
        _time.Advance(TimeSpan.FromMilliseconds(300));
        Pass(view, seconds, people: 1);
        await watching;
    }
}

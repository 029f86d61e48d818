using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.VideoSdk;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime.Placement;

namespace LunaVideoAgent.Grains.Tests.VideoSdk;

internal sealed class WaitedVideoPeersTests
{
    private static readonly SiloAddress[] Silos =
        [.. Enumerable.Range(1, 4).Select(number => SiloAddress.FromParsableString($"127.0.0.1:1111{number}@1"))];

    private static readonly VideoResult Result = new(new VideoData(), []);

    private readonly List<SiloAddress> _asked = [];

    // Nobody is asked by the factory here: what a silo does is told by the test.
    private readonly WaitedVideoPeers _peers = new(null!, NullLogger<WaitedVideoPeers>.Instance);

    [SetUp]
    public void SetUp() => _asked.Clear();

    [Test]
    public async Task The_first_silo_with_room_answers_and_nobody_else_is_asked()
    {
        Assert.That(await AskAsync(null, Result, Result), Is.SameAs(Result));
        Assert.That(_asked, Is.EqualTo(Silos[..2]));
    }

    [Test]
    public async Task Nobody_has_room_where_all_were_asked()
    {
        Assert.That(await AskAsync(null, null, null, null), Is.Null);
        Assert.That(_asked, Is.EqualTo(Silos));
    }

    [TestCase(typeof(SiloUnavailableException))]
    [TestCase(typeof(OrleansException))]
    [TestCase(typeof(OperationCanceledException))]
    public async Task A_silo_that_cannot_be_reached_or_stops_on_the_way_is_passed_over(Type fault)
    {
        Assert.That(await AskAsync(Activator.CreateInstance(fault), Result), Is.SameAs(Result));
        Assert.That(_asked, Is.EqualTo(Silos[..2]));
    }

    [Test]
    public async Task A_video_that_two_silos_were_lost_with_is_given_to_no_third_one()
    {
        Assert.That(await AskAsync(new SiloUnavailableException(), null, new SiloUnavailableException(), Result), Is.Null);
        Assert.That(_asked, Is.EqualTo(Silos[..3]));
    }

    [Test]
    public async Task What_is_wrong_with_the_video_is_the_callers_to_know() =>
        await Assert.ThrowsAsync<AgentException>(() => AskAsync(AgentErrors.UnsupportedVideo("no video")));

    [Test]
    public async Task A_caller_that_went_away_asks_nobody_else()
    {
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(
            () => _peers.AskAsync(Silos, () => Answer(new OperationCanceledException()), caller.Token));
        Assert.That(_asked, Is.EqualTo(Silos[..1]));
    }

    private Task<VideoResult?> AskAsync(params object?[] answers) =>
        _peers.AskAsync(Silos, () => Answer(answers[_asked.Count]), CancellationToken.None);

    private Task<VideoResult?> Answer(object? answer)
    {
        _asked.Add((SiloAddress)RequestContext.Get(IPlacementDirector.PlacementHintKey)!);
        return answer is Exception fault ? Task.FromException<VideoResult?>(fault) : Task.FromResult((VideoResult?)answer);
    }
}

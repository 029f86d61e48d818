using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.VideoSdk;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime.Placement;

namespace LunaVideoAgent.Grains.Tests.VideoSdk;

internal sealed class WaitedVideoPeersTests
{
    private static readonly SiloAddress Silo = SiloAddress.FromParsableString("127.0.0.1:11111@1");

    // Nobody is asked by the factory here: what a silo does is told by the test.
    private readonly WaitedVideoPeers _peers = new(null!, NullLogger<WaitedVideoPeers>.Instance);

    [Test]
    public async Task The_answer_is_that_of_the_silo_that_was_asked()
    {
        var result = new VideoResult(new VideoData(), []);
        object? asked = null;

        var answer = await _peers.AskAsync(Silo, Answer, CancellationToken.None);

        Assert.That(answer, Is.SameAs(result));
        Assert.That(asked, Is.EqualTo(Silo));

        Task<VideoResult?> Answer()
        {
            asked = RequestContext.Get(IPlacementDirector.PlacementHintKey);
            return Task.FromResult<VideoResult?>(result);
        }
    }

    [Test]
    public async Task A_silo_that_cannot_be_reached_or_stops_on_the_way_is_passed_over()
    {
        Assert.That(await AskAsync(new SiloUnavailableException("gone")), Is.Null);
        Assert.That(await AskAsync(new OrleansException("refused")), Is.Null);
        Assert.That(await AskAsync(new OperationCanceledException()), Is.Null);
    }

    [Test]
    public async Task What_is_wrong_with_the_video_is_the_callers_to_know() =>
        await Assert.ThrowsAsync<AgentException>(() => AskAsync(AgentErrors.UnsupportedVideo("no video")));

    [Test]
    public async Task A_caller_that_went_away_asks_nobody_else()
    {
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => AskAsync(new OperationCanceledException(), caller.Token));
    }

    private Task<VideoResult?> AskAsync(Exception fault, CancellationToken cancellationToken = default) =>
        _peers.AskAsync(Silo, () => Task.FromException<VideoResult?>(fault), cancellationToken);
}

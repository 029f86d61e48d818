using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Grains.Uploads;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Uploads;

internal sealed class UploadHoldTests
{
    private static readonly Guid VideoId = Guid.CreateVersion7();

    private FakeTimeProvider _time = null!;
    private MemoryUploadStore _store = null!;

    [SetUp]
    public void Start() => (_time, _store) = (new FakeTimeProvider(), new MemoryUploadStore());

    [Test]
    public async Task A_video_is_held_anew_until_its_reader_is_done()
    {
        await using (Take(UploadReference.Of(VideoId)))
        {
            var user = _store.Users.Single();
            Assert.That(user.Value, Is.EqualTo(VideoId));

            for (var holds = 1; holds <= 4; holds++)
            {
                Assert.That(() => _store.Holds, Is.EqualTo(holds).After(StreamCluster.Patience, 10));
                _time.Advance(UploadHold.Renewal);
            }

            Assert.That(_store.Users.Single(), Is.EqualTo(user));
        }

        Assert.That(_store.Users, Is.Empty);
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_does_not_keep_a_video_from_being_read()
    {
        _store.WriteFault = new IOException("Read-only file system");

        await using (Take(UploadReference.Of(VideoId)))
        {
            _time.Advance(UploadHold.Renewal);
            Assert.That(() => _store.Holds, Is.EqualTo(2).After(StreamCluster.Patience, 10));
        }
    }

    [TestCase("http://camera/clip.mp4")]
    [TestCase("upload:nothing")]
    public void Another_source_is_not_held(string reference)
    {
        Assert.That(Take(reference), Is.Null);
        Assert.That(_store.Holds, Is.Zero);
    }

    private UploadHold? Take(string reference) => UploadHold.Take(_store, reference, _time, NullLogger.Instance);
}

using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class UploadFolderTests
{
    private static readonly Guid Id = Guid.Parse("0198c0de-0000-7000-8000-0000000000a1");

    private Clips _uploads = null!;
    private Clips _others = null!;

    [SetUp]
    public void MakeFolders()
    {
        _uploads = new Clips();
        _others = new Clips();
        _others.MakeH264("clip.mp4", frames: 5);
        File.Copy(Clip, UploadFolder.PathOf(_uploads.Folder, Id));
    }

    [TearDown]
    public void DeleteFolders()
    {
        _uploads.Dispose();
        _others.Dispose();
    }

    [Test]
    public void An_uploaded_video_is_read_by_its_id()
    {
        Assert.That(Reading.All(Options($"upload:{Id}")), Has.Count.EqualTo(5));
    }

    [TestCase("upload:0198c0de-0000-7000-8000-0000000000ff", MediaErrorKind.NotFound)]
    [TestCase("upload:", MediaErrorKind.Forbidden)]
    [TestCase("upload:../clip.mp4", MediaErrorKind.Forbidden)]
    [TestCase("upload:/etc/passwd", MediaErrorKind.Forbidden)]
    [TestCase("upload:0198c0de-0000-7000-8000-0000000000a1/../x", MediaErrorKind.Forbidden)]
    [TestCase("upload://0198c0de-0000-7000-8000-0000000000a1", MediaErrorKind.Forbidden)]
    [TestCase("upload:0198c0de00007000800000000000a1", MediaErrorKind.Forbidden)]
    public void Whatever_is_no_id_of_an_uploaded_video_is_refused(string reference, MediaErrorKind kind)
    {
        Assert.That(Faults.Of(Options(reference)).Kind, Is.EqualTo(kind));
    }

    [Test]
    public void A_link_in_the_folder_is_not_followed()
    {
        var id = Guid.NewGuid();
        File.CreateSymbolicLink(UploadFolder.PathOf(_uploads.Folder, id), Clip);

        Assert.That(Faults.Of(Options($"upload:{id}")).Kind, Is.EqualTo(MediaErrorKind.NotFound));
    }

    [Test]
    public void Without_a_folder_there_are_no_uploaded_videos()
    {
        var options = Options($"upload:{Id}") with { Policy = new SourcePolicy { MediaFolder = _uploads.Folder } };

        Assert.That(Faults.Of(options).Kind, Is.EqualTo(MediaErrorKind.Forbidden));
    }

    private static FrameSourceOptions Options(string reference, string folder) => new()
    {
        Reference = reference,
        Kind = SourceKind.File,
        Policy = new SourcePolicy { UploadFolder = folder },
    };

    private FrameSourceOptions Options(string reference) => Options(reference, _uploads.Folder);

    private string Clip => Path.Combine(_others.Folder, "clip.mp4");
}

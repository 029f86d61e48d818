using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Grains.Tests.Segments;

[TestFixture]
internal sealed class SegmentDocumentTests
{
    private static readonly SegmentFindings Findings = new(
        ulong.MaxValue,
        new SegmentSeams(-5, 7, 0, IsIntact: true),
        [
            new FrameFinding(
                Moment(0, 0.1 + 0.2), [[new ObjectDetection(new BoundingBox(-1.5f, 1e-9f, 3, 4), 0.1f, 300)], null], [Looks(1), null]),
            new FrameFinding(
                Moment(long.MaxValue, 1.0 / 3), [[], [new ObjectDetection(new BoundingBox(0, 0, 1, 1), 1, 0)]], [Looks(0), Looks(1)]),
        ]);

    [Test]
    public void Findings_come_back_bit_for_bit()
    {
        var read = SegmentDocument.Read(SegmentDocument.Write(Findings))!;

        Assert.That((read.Packets, read.Seams), Is.EqualTo((Findings.Packets, Findings.Seams)));
        Assert.That(read.Frames.Select(frame => frame.Moment), Is.EqualTo(Findings.Frames.Select(frame => frame.Moment)));
        Assert.That(read.Frames.Select(frame => frame.Groups), Is.EqualTo(Findings.Frames.Select(frame => frame.Groups)));
        Assert.That(
            read.Frames.SelectMany(frame => frame.Looks.Select(looks => looks?.Values.ToArray())),
            Is.EqualTo(Findings.Frames.SelectMany(frame => frame.Looks.Select(looks => looks?.Values.ToArray()))));
    }

    [Test]
    public void A_document_that_breaks_off_is_none()
    {
        var document = SegmentDocument.Write(Findings);

        Assert.That(Enumerable.Range(0, document.Length).Select(length => SegmentDocument.Read(document[..length])), Is.All.Null);
    }

    [Test]
    public void A_document_of_another_version_is_none()
    {
        var document = SegmentDocument.Write(Findings);
        document[0]++;

        Assert.That(SegmentDocument.Read(document), Is.Null);
    }

    private static RecordedAppearances Looks(int detections) =>
        new(Enumerable.Range(0, detections * AppearanceVector.Length).Select(value => (byte)value).ToArray());

    private static FrameMoment Moment(long index, double seconds) => new(
        new FramePosition(index, seconds, 0.04),
        seconds + 1e-7,
        new DateTimeOffset(638_000_000_000_000_001, TimeSpan.Zero),
        1920,
        1080);
}

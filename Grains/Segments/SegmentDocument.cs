using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Appearances;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>Findings as bytes; every number comes back bit for bit.</summary>
internal static class SegmentDocument
{
    // Raised with each change of the layout: checkpoints of another program are not read, their segments are done again.
    private const byte Version = 2;

    /// <summary>The bytes of findings.</summary>
    public static byte[] Write(SegmentFindings findings)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write(findings.Packets);
        writer.Write(findings.Seams.Origin);
        writer.Write(findings.Seams.FirstPicture);
        writer.Write(findings.Seams.NextPicture);
        writer.Write(findings.Seams.IsIntact);
        writer.Write7BitEncodedInt(findings.Frames.Count);

        foreach (var frame in findings.Frames)
        {
            Write(writer, frame);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The findings of bytes; null if another program wrote them, or nobody did.</summary>
    public static SegmentFindings? Read(byte[] document)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(document));
            return reader.ReadByte() == Version ? ReadFindings(reader) : null;
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private static SegmentFindings ReadFindings(BinaryReader reader)
    {
        var packets = reader.ReadUInt64();
        var seams = new SegmentSeams(reader.ReadInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadBoolean());
        var frames = new List<FrameFinding>();

        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            frames.Add(ReadFrame(reader));
        }

        return new SegmentFindings(packets, seams, frames);
    }

    private static void Write(BinaryWriter writer, FrameFinding frame)
    {
        var moment = frame.Moment;
        writer.Write7BitEncodedInt64(moment.Position.Index);
        writer.Write(moment.Position.Seconds);
        writer.Write(moment.Position.DurationSeconds);
        writer.Write(moment.TimeOffset);
        writer.Write(moment.DecodeTime.UtcTicks);
        writer.Write7BitEncodedInt(moment.Width);
        writer.Write7BitEncodedInt(moment.Height);
        writer.Write7BitEncodedInt(frame.Groups.Length);

        foreach (var (detections, looks) in frame.Groups.Zip(frame.Looks))
        {
            writer.Write7BitEncodedInt(detections is null ? 0 : detections.Count + 1);

            foreach (var detection in detections ?? [])
            {
                writer.Write(detection.Box.Left);
                writer.Write(detection.Box.Top);
                writer.Write(detection.Box.Right);
                writer.Write(detection.Box.Bottom);
                writer.Write(detection.Score);
                writer.Write7BitEncodedInt(detection.ClassIndex);
            }

            writer.Write7BitEncodedInt(looks is null ? 0 : looks.Count + 1);
            writer.Write(looks is null ? [] : looks.Values.Span);
        }
    }

    private static FrameFinding ReadFrame(BinaryReader reader)
    {
        var position = new FramePosition(reader.Read7BitEncodedInt64(), reader.ReadDouble(), reader.ReadDouble());
        var moment = new FrameMoment(
            position,
            reader.ReadDouble(),
            new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero),
            reader.Read7BitEncodedInt(),
            reader.Read7BitEncodedInt());
        var groups = new List<IReadOnlyList<ObjectDetection>?>();
        var looks = new List<RecordedAppearances?>();

        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            groups.Add(ReadDetections(reader));
            looks.Add(ReadLooks(reader));
        }

        return new FrameFinding(moment, [.. groups], [.. looks]);
    }

    private static RecordedAppearances? ReadLooks(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt() - 1;

        if (count < 0)
        {
            return null;
        }

        var values = new byte[Math.Min(count, FrameAppearances.MostDetections) * AppearanceVector.Length];
        reader.BaseStream.ReadExactly(values);
        return new RecordedAppearances(values);
    }

    private static List<ObjectDetection>? ReadDetections(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt() - 1;

        if (count < 0)
        {
            return null;
        }

        var detections = new List<ObjectDetection>();

        for (; count > 0; count--)
        {
            var box = new BoundingBox(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());
            detections.Add(new ObjectDetection(box, reader.ReadSingle(), reader.Read7BitEncodedInt()));
        }

        return detections;
    }
}

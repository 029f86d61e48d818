namespace LunaVideoAgent.Inference.Tracking;

public sealed partial class ByteTracker
{
    /// <summary>
    /// All that the tracker knows, what lost ones look like included, for another one of the same settings to go on with exactly; some 650
    /// bytes a track.
    /// </summary>
    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Put(TrackerMemory.Layout);
        writer.PutMaybe(_seconds);
        writer.Put(_lastId);
        _camera.Save(writer);
        writer.Put(_tracks.Count);

        foreach (var track in _tracks)
        {
            track.Save(writer);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Goes on with what <see cref="Save"/> returned; false, and as it was, if that is of another layout.</summary>
    /// <exception cref="EndOfStreamException">It is cut off; the tracker must not be used.</exception>
    public bool TryLoad(byte[] memory)
    {
        using var reader = new BinaryReader(new MemoryStream(memory));

        if (reader.Take<byte>() != TrackerMemory.Layout)
        {
            return false;
        }

        _seconds = reader.TakeMaybe();
        _lastId = reader.Take<int>();
        _camera.Load(reader);
        _tracks.Clear();

        for (var left = reader.Take<int>(); left > 0; left--)
        {
            var track = new Tracklet(_options);
            track.Load(reader);
            _tracks.Add(track);
        }

        return true;
    }
}

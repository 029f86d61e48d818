using System.Runtime.InteropServices;
using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Tracks the detections of a whole video in the text form of MOTChallenge (Dendorfer et al. 2020).</summary>
public static class MotChallengeRun
{
    /// <summary>
    /// Reads <c>frame,-1,left,top,width,height,conf,…</c> in any order and writes <c>frame,id,left,top,width,height,conf,-1,-1,-1</c> of
    /// believed tracks by frame and id. What is written for a frame depends on it and on earlier frames only.
    /// </summary>
    /// <param name="detections">Rows of detections; frames count from 1.</param>
    /// <param name="output">Receives rows of tracks, ended by a line feed.</param>
    /// <param name="options">Frame rate, size and settings of the tracker.</param>
    /// <exception cref="FormatException">A row is malformed; the message names its line.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The frame rate or a setting of the tracker is impossible.</exception>
    public static void Execute(TextReader detections, TextWriter output, MotChallengeOptions options)
    {
        ArgumentNullException.ThrowIfNull(detections);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);

        if (!double.IsFinite(options.FrameRate) || options.FrameRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.FrameRate, "The frame rate has to be positive");
        }

        var tracker = new ByteTracker(options.Tracker with
        {
            FrameWidth = options.Tracker.FrameWidth ?? options.Width,
            FrameHeight = options.Tracker.FrameHeight ?? options.Height,
        });
        var rows = MotChallengeText.Read(detections);
        var frame = new List<ObjectDetection>();

        for (var (number, next) = (1, 0); next < rows.Count; number++)
        {
            frame.Clear();

            while (next < rows.Count && rows[next].Frame == number)
            {
                frame.Add(new ObjectDetection(rows[next].Box, rows[next].Score, ClassIndex: 0));
                next++;
            }

            foreach (var track in tracker.Update(CollectionsMarshal.AsSpan(frame), (number - 1) / options.FrameRate))
            {
                if (track.IsConfirmed)
                {
                    MotChallengeText.Write(output, new MotChallengeRow(number, track.Id, track.Box, track.Score));
                }
            }
        }
    }
}

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>How a frame came to the events of one analytic, for their traces.</summary>
/// <param name="Times">When it passed the stages.</param>
/// <param name="Detections">What was run for the analytic.</param>
internal sealed record FrameStages(StageTimes Times, IReadOnlyList<FrameStages.Detection> Detections)
{
    /// <summary>The stages of a frame that one analytic has seen.</summary>
    public static FrameStages Of(in FrameMoment frame, IReadOnlyList<GroupSighting> sightings, AnalyticLane lane) => new(
        frame.Stages,
        [
            .. from sighting in sightings
               where sighting.Group.Serves(lane)
               select new Detection(sighting.Group.Finds, sighting.QueueTime, sighting.InferenceTime),
        ]);

    /// <summary>One run of a network.</summary>
    /// <param name="Finds">What it looked for.</param>
    /// <param name="QueueTime">How long the frame waited for it.</param>
    /// <param name="InferenceTime">How long it ran.</param>
    internal sealed record Detection(string Finds, TimeSpan QueueTime, TimeSpan InferenceTime);
}

using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary>
/// The scores of one object in the last analysed frames, and what is made of them. Before there are as many frames as the filter is long
/// it says zero.
/// </summary>
internal sealed class ScoreFilter(TimeFilter? settings)
{
    private readonly Queue<float> _scores = new();

    /// <summary>The scores, oldest first.</summary>
    public float[] Scores => [.. _scores];

    /// <summary>Adds a frame's score and tells the filtered one.</summary>
    public float Push(float score)
    {
        if (settings is null)
        {
            return score;
        }

        _scores.Enqueue(score);

        if (_scores.Count > settings.Length)
        {
            _scores.Dequeue();
        }

        return _scores.Count < settings.Length ? 0 : Filtered(settings.Kind);
    }

    /// <summary>Goes on with the scores of another one.</summary>
    public void Recall(IReadOnlyList<float> scores)
    {
        foreach (var score in scores)
        {
            _scores.Enqueue(score);
        }
    }

    private float Filtered(TimeFilterKind kind)
    {
        var sorted = Scores;
        Array.Sort(sorted);
        return kind is TimeFilterKind.Min ? sorted[0] : sorted[(sorted.Length - 1) / 2];
    }
}

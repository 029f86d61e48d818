using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>From the outputs of a network to boxes in pixels of its input.</summary>
internal interface IDetectionDecoder
{
    /// <summary>Outputs it reads; their places in this list are their numbers in the buffers.</summary>
    IReadOnlyList<OutputRule> Outputs { get; }

    /// <summary>Whether several boxes may be of one object, so that all but the strongest are to be suppressed.</summary>
    bool NeedsSuppression => true;

    /// <summary>Adds every box with at least this score; other shapes are refused with an <see cref="InferenceException"/>.</summary>
    void Decode(TensorBuffers outputs, TensorSize size, float threshold, CandidateList candidates);
}

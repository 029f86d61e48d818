using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Models of this process that find objects or say what they are; which there are may change while it runs.</summary>
public interface IObjectModels
{
    /// <summary>Detectors that can be used.</summary>
    IReadOnlyCollection<InferenceModel> Detectors { get; }

    /// <summary>Classifiers that can be used.</summary>
    IReadOnlyCollection<InferenceModel> Classifiers { get; }

    /// <summary>Networks that tell something of faces and can be used; each another target of human_tracking.</summary>
    IReadOnlyCollection<InferenceModel> FaceModels => [];

    /// <summary>
    /// What decides, besides a frame and the network, what detectors find in it: input sizes, what runs them. Two processes of one build
    /// where it is the same find the same by the same network, to the bit.
    /// </summary>
    string Setup { get; }

    /// <summary>
    /// The classifier of a model by the key of its manifest. Throws <see cref="InferenceException"/> where there is none or it is broken.
    /// </summary>
    IObjectClassifier Classifier(string model);

    /// <summary>
    /// The detector of a model by the key of its manifest. Throws <see cref="InferenceException"/> where there is none or it is broken.
    /// </summary>
    IObjectDetector Detector(string model);
}

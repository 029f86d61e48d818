using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Models that tests make up; they may come and go.</summary>
internal sealed class FakeModels : IObjectModels
{
    private readonly Dictionary<string, IObjectDetector> _detectors = [];
    private readonly Dictionary<string, IObjectClassifier> _classifiers = [];
    private readonly List<InferenceModel> _models = [];

    public IReadOnlyCollection<InferenceModel> Detectors => _models;

    public string Setup => "";

    public IObjectDetector Detector(string model) =>
        _detectors.GetValueOrDefault(model) ?? throw new InferenceException($"There is no model {model}.");

    public IReadOnlyCollection<InferenceModel> Classifiers { get; private set; } = [];

    public IObjectClassifier Classifier(string model) => _classifiers[model];

    /// <summary>A classifier of what a detector finds.</summary>
    public FakeModels Add(string key, IObjectClassifier classifier, ClassifierRecipe recipe, AnalyticRecipe analytic)
    {
        var manifest = new ModelManifest
        {
            Name = key,
            File = key,
            Sha256 = "",
            Input = new ModelInput { Name = "image" },
            Classifier = recipe,
            Analytic = analytic,
        };
        _classifiers[key] = classifier;
        Classifiers = [.. Classifiers, new InferenceModel(key, manifest, key, classifier.Labels)];
        return this;
    }

    public IReadOnlyCollection<InferenceModel> FaceModels { get; private set; } = [];

    /// <summary>A network that tells a target of faces.</summary>
    public FakeModels AddFace(string key, string target)
    {
        var manifest = new ModelManifest
        {
            Name = key,
            File = key,
            Sha256 = "",
            Input = new ModelInput { Name = "image" },
            Face = new FaceRecipe { Target = target, Output = "scores" },
        };
        FaceModels = [.. FaceModels, new InferenceModel(key, manifest, key, [])];
        return this;
    }

    public FakeModels Add(
        string key, IObjectDetector detector, AnalyticRecipe? analytic = null, float score = 0.5f, string fingerprint = "")
    {
        var manifest = new ModelManifest
        {
            Name = key,
            File = key,
            Sha256 = "",
            Input = new ModelInput { Name = "image" },
            Analytic = analytic,
            Thresholds = new Dictionary<string, float> { ["score"] = score },
        };
        _detectors[key] = detector;
        _models.Add(new InferenceModel(key, manifest, key, detector.Labels) { Fingerprint = fingerprint });
        return this;
    }

    public void Remove(string key)
    {
        _detectors.Remove(key);
        _models.RemoveAll(model => model.Key == key);
    }
}

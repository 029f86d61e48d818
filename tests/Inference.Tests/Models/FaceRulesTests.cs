using System.Text.Json.Nodes;
using LunaVideoAgent.Inference.Models;
using LunaVideoAgent.TestSupport.Onnx;

namespace LunaVideoAgent.Inference.Tests.Models;

public sealed class FaceRulesTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("models-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("""{"face": {"target": "mask", "output": "logits"}}""", null)]
    [TestCase("""{"face": {"target": "beard", "output": "logits"}}""", "face.target must be one of: warp_quality, emotions, mask")]
    [TestCase("""{"face": {"target": "mask", "output": ""}}""", "face.output must name the output.")]
    [TestCase("""{"face": {"target": "mask", "output": "logits", "margin": 0.2}}""", "face.margin is for a crop that is square")]
    [TestCase("""{"face": {"target": "mask", "output": "logits", "crop": "square", "margin": 0.2}}""", null)]
    [TestCase("""{"face": {"target": "mask", "output": "logits", "crop": "square", "margin": 0.6}}""", "must be from 0 to 0.5.")]
    [TestCase("""{"face": {"target": "mask", "output": "logits", "crop": "round"}}""", "crop")]
    [TestCase("""{"face": {"target": "mask", "output": "logits", "version": 0}}""", "face.version must be at least 1.")]
    [TestCase("""{"class_names": []}""", "A network for faces needs labels or class_names.")]
    [TestCase("""{"class_names": ["a", "a", "b"]}""", "Two classes have the same name.")]
    [TestCase("""{"classifier": {"output": "logits"}}""", "A network for faces has no decoder, classifier or analytic")]
    [TestCase("""{"analytic": {"name": "mask_analytics"}}""", "A network for faces has no decoder, classifier or analytic")]
    [TestCase(
        """{"input": {"name": "crop", "colour": "RGB", "sizing": {"longer_side": 16, "shorter_side": 16}}}""",
        "A network for faces is shown squares")]
    public void A_wrong_manifest_is_refused_with_the_reason(string change, string? reason)
    {
        ColourModel.WriteFace(_folder, "mine", "mask", manifest =>
        {
            foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            {
                manifest[name] = value?.DeepClone();
            }
        });

        var catalog = ModelCatalog.Load(_folder);

        Assert.That(catalog.Broken.Select(broken => broken.Reason), reason is null ? Is.Empty : Has.One.Contains(reason));
        Assert.That(catalog.Models.Count, Is.EqualTo(reason is null ? 1 : 0));
    }

    [Test]
    public void A_target_is_told_by_one_model()
    {
        ColourModel.WriteFace(_folder, "first", "mask");
        ColourModel.WriteFace(_folder, "second", "mask");

        var catalog = ModelCatalog.Load(_folder);

        Assert.That(catalog.Models.Select(model => model.Key), Is.EqualTo(["first"]));
        Assert.That(catalog.Broken.Single().Reason, Is.EqualTo("The target mask is told by first already."));
    }
}

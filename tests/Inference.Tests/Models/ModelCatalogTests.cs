using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Models;

public sealed class ModelCatalogTests
{
    private static readonly byte[] Network = [1, 2, 3, 4];

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("models-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_shipped_models_are_what_their_manifests_say()
    {
        var catalog = TestModels.Catalog;

        Assert.That(catalog.Broken, Is.Empty);
        Assert.That(
            catalog.Models.Select(model => model.Key),
            Is.EquivalentTo(["detect-nanodet-g", "face-age-gender", "face-landmarks68", "face-ultraface"]));
        Assert.That(TestModels.Get(TestModels.NanoDetKey).Labels, Has.Count.EqualTo(80));
        Assert.That(TestModels.Get(TestModels.NanoDetKey).Labels[0], Is.EqualTo("person"));
        Assert.That(TestModels.Get(TestModels.UltraFaceKey).Labels, Is.EqualTo(["face"]));
    }

    [Test]
    public void The_shipped_models_carry_their_licences()
    {
        var licences = File.ReadAllText(Path.Combine(TestModels.Folder, "LICENSES.md"));

        Assert.That(TestModels.Catalog.Models.All(model => licences.Contains(model.Manifest.File, StringComparison.Ordinal)), Is.True);
        Assert.That(File.Exists(Path.Combine(TestModels.Folder, "licences", "MIT.txt")), Is.True);
        Assert.That(File.Exists(Path.Combine(TestModels.Folder, "licences", "Apache-2.0.txt")), Is.True);
    }

    [Test]
    public void A_manifest_says_how_pixels_are_normalised()
    {
        var nanoDet = TestModels.Get(TestModels.NanoDetKey).Manifest.Input.ToFormat();
        var ultraFace = TestModels.Get(TestModels.UltraFaceKey).Manifest.Input.ToFormat();

        Assert.That(nanoDet.Order, Is.EqualTo(ChannelOrder.Bgr));
        Assert.That(nanoDet.Mean, Is.EqualTo(new ChannelValues(103.53f, 116.28f, 123.675f)));
        Assert.That(nanoDet.Deviation, Is.EqualTo(new ChannelValues(57.375f, 57.12f, 58.395f)));
        Assert.That(ultraFace.Order, Is.EqualTo(ChannelOrder.Rgb));
        Assert.That((ultraFace.Mean, ultraFace.Deviation), Is.EqualTo((ChannelValues.All(127), ChannelValues.All(128))));
    }

    [Test]
    public void A_detector_of_somebody_else_is_a_manifest()
    {
        Write("mine", _ => { });

        var catalog = ModelCatalog.Load(_folder);

        Assert.That(catalog.Broken, Is.Empty);
        Assert.That(catalog.TryGet("mine", out var model), Is.True);
        Assert.That(model!.Labels, Is.EqualTo(["bird", "boat"]));
        Assert.That(model.Manifest.Decoder!.Kind, Is.EqualTo(DecoderKind.NanoDet));
        Assert.That(model.Manifest.Input.ToFormat().Placement, Is.EqualTo(LetterboxPlacement.Centre));
    }

    [Test]
    public void A_model_that_is_no_detector_needs_no_decoder()
    {
        Write("embedding", manifest => manifest.Remove("decoder"));

        Assert.That(ModelCatalog.Load(_folder).Models.Select(model => model.Key), Is.EqualTo(["embedding"]));
    }

    [TestCase("file", "\"other.onnx\"", "The file other.onnx is missing.")]
    [TestCase("file", "\"../mine.onnx\"", "'../mine.onnx' is not a plain file name.")]
    [TestCase("sha256", "\"00\"", "sha256 must have 64 hexadecimal digits.")]
    [TestCase("labels", "\"none.txt\"", "The file none.txt is missing.")]
    [TestCase("class_names", "[]", "A detector needs labels or class_names.")]
    [TestCase("input.std", "0", "input.std must not be 0.")]
    [TestCase("input.type", "\"int32\"", "A detector needs an input of type float32 and layout NCHW.")]
    [TestCase("input.mean_bgr", "[1,2,3]", "input.mean_bgr and input.std_bgr are for models whose colour is BGR; use mean and std.")]
    [TestCase("decoder.strides", "[8, 0, 32]", "decoder.strides must be numbers above 0.")]
    [TestCase("decoder.reg_max", "0", "decoder.reg_max must be from 1 to 64.")]
    [TestCase("decoder.scores", "[\"a\"]", "decoder.scores and decoder.boxes must name one output a stride.")]
    [TestCase("decoder.kind", "\"ultraface\"", "decoder.prior_sizes must have one list a stride.")]
    [TestCase("decoder.kind", "\"yolov8\"", "decoder.output must name the output.")]
    [TestCase("decoder.kind", "\"detr\"", "decoder.scores and decoder.boxes must name one output each.")]
    [TestCase("decoder.kind", "\"ssd\"", "decoder.prior_shapes must have one list a stride.")]
    [TestCase("decoder.activation", "\"softmax\"", "decoder.activation is for yolov8, ssd, detr and rtdetr.")]
    [TestCase("thresholds", "{\"score\": 40}", "thresholds.score must be from 0 to 1.")]
    [TestCase("class_names", "[\"bird\", \"bird\"]", "Two classes have the same name.")]
    [TestCase("analytic", "{\"name\": \"zone\"}", "analytic.name must be another one: zone is the agent's own.")]
    [TestCase("analytic", "{\"name\": \"birds\", \"version\": 0}", "analytic.version must be at least 1.")]
    [TestCase(
        "analytic",
        "{\"name\": \"birds\", \"classes\": [\"cat\"]}",
        "analytic.classes names cat, which is none of the model's 2 classes.")]
    public void A_broken_model_says_what_is_wrong_and_spoils_no_other(string member, string value, string reason)
    {
        Write("good", _ => { });
        Write("broken", manifest => Set(manifest, member, value));

        var catalog = ModelCatalog.Load(_folder);

        Assert.That(catalog.Models.Select(model => model.Key), Is.EqualTo(["good"]));
        Assert.That(catalog.Broken, Is.EqualTo([new BrokenModel("broken", reason)]));
    }

    [Test]
    public void Two_models_cannot_bring_the_same_analytic()
    {
        Write("first", manifest => manifest["analytic"] = JsonNode.Parse("""{"name": "birds"}"""));
        Write("second", manifest => manifest["analytic"] = JsonNode.Parse("""{"name": "birds"}"""));

        var catalog = ModelCatalog.Load(_folder);

        Assert.That(catalog.Models.Select(model => model.Key), Is.EqualTo(["first"]));
        Assert.That(catalog.Broken, Is.EqualTo([new BrokenModel("second", "The analytic birds is that of first already.")]));
    }

    [Test]
    public void What_a_manifest_leaves_out_has_its_default()
    {
        Write("short", manifest =>
        {
            Array.ForEach(["task", "licence"], member => manifest.Remove(member));
            manifest["thresholds"] = null;
            Array.ForEach(["type", "layout", "mean", "std", "fill", "placement"], member => manifest["input"]!.AsObject().Remove(member));
            manifest["input"]!["sizing"]!.AsObject().Remove("multiple");
        });

        var catalog = ModelCatalog.Load(_folder);

        Assert.That(catalog.Broken, Is.Empty);
        var manifest = catalog.Models.Single().Manifest;
        Assert.That((manifest.Input.Type, manifest.Input.Layout, manifest.Input.Sizing!.Multiple), Is.EqualTo(("float32", "NCHW", 32)));
        Assert.That(manifest.Input.ToFormat(), Is.EqualTo(new LetterboxFormat()));
        Assert.That(manifest.Threshold("score", otherwise: 0.5f), Is.EqualTo(0.5f));
        Assert.That((manifest.Decoder!.CentreVariance, manifest.Decoder.SizeVariance), Is.EqualTo((0.1f, 0.2f)));
    }

    [TestCase("input.mean", "[1, 2]")]
    [TestCase("decoder.scores", "[null, \"b\"]")]
    [TestCase("decoder.strides", "null")]
    [TestCase("input.mean", "[1, 2, 3, 4]")]
    [TestCase("input.mean", "\"grey\"")]
    [TestCase("input.colour", "\"CMYK\"")]
    [TestCase("decoder.kind", "\"magic\"")]
    [TestCase("input.sizing", "{\"multiple\": 32, \"longer_side\": 64, \"shorter_side\": 128}")]
    [TestCase("input.sizing", "null")]
    public void A_manifest_that_makes_no_sense_is_refused(string member, string value)
    {
        Write("broken", manifest => Set(manifest, member, value));

        var catalog = ModelCatalog.Load(_folder);

        Assert.That(catalog.Models, Is.Empty);
        Assert.That(catalog.Broken.Single().Reason, Is.Not.Empty);
    }

    [Test]
    public void A_network_that_was_changed_is_refused()
    {
        Write("mine", _ => { });
        File.WriteAllBytes(Path.Combine(_folder, "mine.onnx"), [9, 9]);

        var broken = ModelCatalog.Load(_folder).Broken.Single();

        Assert.That(
            broken.Reason,
            Does.StartWith("The file mine.onnx has SHA-256 ").And.Contain(Convert.ToHexString(SHA256.HashData(Network))));
    }

    [Test]
    public void A_network_without_a_manifest_is_reported()
    {
        File.WriteAllBytes(Path.Combine(_folder, "alone.onnx"), Network);

        Assert.That(ModelCatalog.Load(_folder).Broken, Is.EqualTo([new BrokenModel("alone", "There is no manifest alone.manifest.json.")]));
    }

    [Test]
    public void A_manifest_that_is_no_json_is_reported()
    {
        File.WriteAllText(Path.Combine(_folder, "odd.manifest.json"), "{ not json");

        Assert.That(ModelCatalog.Load(_folder).Broken.Single().Key, Is.EqualTo("odd"));
    }

    [Test]
    public void A_folder_that_is_not_there_holds_no_models()
    {
        var catalog = ModelCatalog.Load(Path.Combine(_folder, "none"));

        Assert.That((catalog.Models.Count, catalog.Broken.Count), Is.EqualTo((0, 0)));
    }

    private static void Set(JsonObject manifest, string member, string value)
    {
        var path = member.Split('.');
        var parent = path.Length == 1 ? manifest : manifest[path[0]]!.AsObject();
        parent[path[^1]] = JsonNode.Parse(value);
    }

    private void Write(string key, Action<JsonObject> change)
    {
        var manifest = JsonNode.Parse(
            """
            {
              "name": "A detector",
              "task": "for people only, with a word that no program reads",
              "opset": 17,
              "input": {
                "name": "image", "type": "float32", "shape": ["batch", 3, "height", "width"], "layout": "NCHW", "colour": "RGB",
                "mean": [1, 2, 3], "std": 255, "fill": 114, "placement": "centre",
                "sizing": { "multiple": 32, "longer_side": 640, "shorter_side": 640 }
              },
              "decoder": { "kind": "nanodet", "strides": [8, 16], "scores": ["a", "b"], "boxes": ["c", "d"], "reg_max": 7 },
              "thresholds": { "score": 0.5 },
              "class_names": ["bird", "boat"],
              "licence": "MIT"
            }
            """)!.AsObject();
        manifest["file"] = key + ".onnx";
        manifest["sha256"] = Convert.ToHexString(SHA256.HashData(Network));
        change(manifest);
        File.WriteAllBytes(Path.Combine(_folder, key + ".onnx"), Network);
        File.WriteAllText(Path.Combine(_folder, key + ".manifest.json"), manifest.ToJsonString());
    }
}

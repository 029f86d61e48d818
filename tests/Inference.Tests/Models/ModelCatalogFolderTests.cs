using LunaVideoAgent.Inference.Models;
using LunaVideoAgent.TestSupport.Onnx;

namespace LunaVideoAgent.Inference.Tests.Models;

public sealed class ModelCatalogFolderTests
{
    private string _own = null!;
    private string _further = null!;

    [SetUp]
    public void MakeFolders() => (_own, _further) =
        (Directory.CreateTempSubdirectory("models-").FullName, Directory.CreateTempSubdirectory("models-").FullName);

    [TearDown]
    public void RemoveFolders()
    {
        Directory.Delete(_own, recursive: true);
        Directory.Delete(_further, recursive: true);
    }

    [Test]
    public void Further_folders_add_models_and_replace_none()
    {
        ColourModel.Write(_own, "both", "detr");
        ColourModel.Write(_further, "both", "ssd");
        ColourModel.Write(_further, "mine", "yolov5");

        var catalog = ModelCatalog.Load(_own, _further, Path.Combine(_own, "none"));

        Assert.That(
            catalog.Models.Select(model => (model.Key, model.Manifest.Decoder!.Kind)),
            Is.EqualTo([("both", DecoderKind.Detr), ("mine", DecoderKind.YoloV5)]));
        Assert.That(
            catalog.Broken,
            Is.EqualTo([new BrokenModel("both", $"There is a model of that name already, {Path.Combine(_own, "both.onnx")}.")]));
    }

    [Test]
    public void A_folder_that_is_named_twice_is_read_once()
    {
        ColourModel.Write(_own, "mine", "detr");

        var catalog = ModelCatalog.Load(_own, _own);

        Assert.That((catalog.Models.Count, catalog.Broken.Count), Is.EqualTo((1, 0)));
    }
}

using LunaVideoAgent.TestSupport.Onnx;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>A folder with a model that not every silo has: those that are added here have it.</summary>
internal sealed class ModelFolder : IDisposable
{
    /// <summary>The key of the model.</summary>
    public const string Model = "colours";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luna-models-");

    public ModelFolder() => ColourModel.Write(_folder.FullName, Model, "yolov8");

    /// <summary>Adds a silo that has the model.</summary>
    public async Task<SiloProcess> AddSiloAsync(ClusterUnderTest cluster) =>
        (await cluster.AddSilosAsync(1, "--Inference:CustomModelFolder", _folder.FullName)).Single();

    public void Dispose() => _folder.Delete(recursive: true);
}

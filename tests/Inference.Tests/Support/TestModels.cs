using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>The shipped models.</summary>
internal static class TestModels
{
    public const string NanoDetKey = "detect-nanodet-g";

    public const string UltraFaceKey = "face-ultraface";

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "models");

    public static ModelCatalog Catalog { get; } = ModelCatalog.Load(Folder);

    public static InferenceModel Get(string key) =>
        Catalog.TryGet(key, out var model)
            ? model
            : throw new InvalidOperationException(
                $"{key} is not among {string.Join(", ", Catalog.Models)} {string.Join(", ", Catalog.Broken)} of {Folder}.");

    public static InferenceEngine Start(string key, InferenceOptions options) =>
        InferenceEngine.Start(Get(key), options, TimeProvider.System, NullLogger.Instance);
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LunaVideoAgent.Inference.Models;

/// <summary>The models of some folders: <c>*.onnx</c>, each with a <c>*.manifest.json</c>. A broken one spoils no other.</summary>
public sealed class ModelCatalog
{
    private const string ManifestSuffix = ".manifest.json";

    private readonly Dictionary<string, InferenceModel> _models = new(StringComparer.Ordinal);
    private readonly List<BrokenModel> _broken = [];

    private ModelCatalog(IReadOnlyList<string> folders) => Folders = folders;

    /// <summary>Where the models are.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>Models that can be used.</summary>
    public IReadOnlyCollection<InferenceModel> Models => _models.Values;

    /// <summary>Models that cannot, and why.</summary>
    public IReadOnlyList<BrokenModel> Broken => _broken;

    /// <summary>
    /// Reads folders and verifies every network in them. A folder that is not there holds no models; of two models of the same name the one
    /// of the earlier folder counts.
    /// </summary>
    public static ModelCatalog Load(params IReadOnlyList<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);

        var catalog = new ModelCatalog([.. folders.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)]);

        foreach (var folder in catalog.Folders.Where(Directory.Exists))
        {
            foreach (var manifest in Directory.EnumerateFiles(folder, "*" + ManifestSuffix).Order(StringComparer.Ordinal))
            {
                catalog.Add(manifest);
            }

            catalog.ReportNetworksWithoutManifest(folder);
        }

        return catalog;
    }

    /// <summary>A model by its short name.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out InferenceModel? model) => _models.TryGetValue(key, out model);

    /// <summary>A model turned out to be none: it goes to the broken ones.</summary>
    internal void Refuse(string key, string reason)
    {
        _models.Remove(key);
        _broken.Add(new BrokenModel(key, reason));
    }

    /// <summary>Holds on to a model of another reading.</summary>
    internal void Keep(InferenceModel former) => _models[former.Key] = former;

    private void Add(string manifestPath)
    {
        var key = Path.GetFileName(manifestPath)[..^ManifestSuffix.Length];

        if (_models.TryGetValue(key, out var first))
        {
            _broken.Add(new BrokenModel(key, $"There is a model of that name already, {first.Path}."));
            return;
        }

        try
        {
            _models.Add(key, Read(key, manifestPath));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _broken.Add(new BrokenModel(key, e.Message));
        }
    }

    private InferenceModel Read(string key, string manifestPath)
    {
        var document = File.ReadAllBytes(manifestPath);
        var manifest = ReadManifest(document);
        var folder = Path.GetDirectoryName(manifestPath)!;
        var network = Beside(folder, manifest.File);
        Verify(manifest, network);

        var labels = manifest.LabelsFile is null
            ? manifest.ClassNames
            : [.. File.ReadLines(Beside(folder, manifest.LabelsFile)).Select(line => line.Trim()).Where(line => line.Length > 0)];

        if (ManifestRules.LabelFault(manifest, labels) is { } fault)
        {
            throw new InvalidDataException(fault);
        }

        // The manifest holds the hash of the network.
        byte[] all = [.. document, .. labels.SelectMany(label => Encoding.UTF8.GetBytes(label + "\n"))];
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(all));
        RequireOwnAnalytic(manifest.Analytic);
        RequireOwnTarget(manifest.Face);
        return new InferenceModel(key, manifest, network, labels) { Fingerprint = fingerprint };
    }

    private static ModelManifest ReadManifest(byte[] document)
    {
        // As a stream: a mark of the byte order is passed over.
        using var stream = new MemoryStream(document);
        var manifest = JsonSerializer.Deserialize(stream, ManifestJsonContext.Default.ModelManifest)
            ?? throw new InvalidDataException("The manifest is empty.");

        return ManifestRules.FirstFault(manifest) is { } fault ? throw new InvalidDataException(fault) : manifest;
    }

    private void RequireOwnAnalytic(AnalyticRecipe? analytic)
    {
        if (_models.Values.FirstOrDefault(model => analytic is not null && model.Manifest.Analytic?.Name == analytic.Name) is { } first)
        {
            throw new InvalidDataException($"The analytic {analytic!.Name} is that of {first.Key} already.");
        }
    }

    private void RequireOwnTarget(FaceRecipe? face)
    {
        if (_models.Values.FirstOrDefault(model => face is not null && model.Manifest.Face?.Target == face.Target) is { } first)
        {
            throw new InvalidDataException($"The target {face!.Target} is told by {first.Key} already.");
        }
    }

    // A manifest names files of its own folder only: it may come from somebody else.
    private static string Beside(string folder, string file)
    {
        if (file.Length == 0 || Path.GetFileName(file) != file)
        {
            throw new InvalidDataException($"'{file}' is not a plain file name.");
        }

        var path = Path.Combine(folder, file);
        return File.Exists(path) ? path : throw new InvalidDataException($"The file {file} is missing.");
    }

    private static void Verify(ModelManifest manifest, string network)
    {
        using var stream = File.OpenRead(network);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));

        if (!string.Equals(hash, manifest.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"The file {manifest.File} has SHA-256 {hash}, its manifest says {manifest.Sha256}.");
        }
    }

    private void ReportNetworksWithoutManifest(string folder)
    {
        var described = _models.Values.Select(model => model.Path).ToHashSet(StringComparer.Ordinal);

        foreach (var network in Directory.EnumerateFiles(folder, "*.onnx").Order(StringComparer.Ordinal))
        {
            var key = Path.GetFileNameWithoutExtension(network);

            if (!described.Contains(network) && _broken.TrueForAll(broken => broken.Key != key))
            {
                _broken.Add(new BrokenModel(key, $"There is no manifest {key}{ManifestSuffix}."));
            }
        }
    }
}

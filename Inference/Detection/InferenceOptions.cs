using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>How the networks of one process run.</summary>
public sealed class InferenceOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Inference";

    /// <summary>Folder of the models; a relative one is below the program's own folder.</summary>
    [Required]
    public string ModelFolder { get; set; } = "models";

    /// <summary>Folder of further models, of the installation; a relative one is below the program's own folder.</summary>
    public string? CustomModelFolder { get; set; }

    /// <summary>How often the folders are looked at for changes; zero: never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What runs the networks. One that is not there is refused with a reason, and the processor takes over.</summary>
    public ExecutionProviderKind Provider { get; set; } = ExecutionProviderKind.Auto;

    /// <summary>Number of the GPU.</summary>
    [Range(0, 63)]
    public int DeviceId { get; set; }

    /// <summary>Sessions of a model, each with one thread; 0: one a core on the processor, one on a GPU.</summary>
    [Range(0, 256)]
    public int Sessions { get; set; }

    /// <summary>Most pictures in one run; 0: 1 on the processor, where more gain nothing, 8 on a GPU.</summary>
    [Range(0, 64)]
    public int BatchSize { get; set; }

    /// <summary>How long a run may wait for its batch to fill.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan BatchWait { get; set; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Pictures waiting or running, a model; further callers wait for room. 0: two rounds of all sessions, and two more.</summary>
    [Range(0, 4096)]
    public int QueueLength { get; set; }

    /// <summary>Longer side of the input by model, instead of the manifest's: smaller is faster, larger sees smaller objects.</summary>
    public IDictionary<string, int> InputSides { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    internal IEnumerable<string> ModelFolders =>
        string.IsNullOrWhiteSpace(CustomModelFolder) ? [ModelFolder] : [ModelFolder, CustomModelFolder];

    /// <summary>The same with as little as there can be of it, to see whether a network works.</summary>
    internal InferenceOptions OfOneSession()
    {
        var options = new InferenceOptions
        {
            ModelFolder = ModelFolder,
            Provider = Provider,
            DeviceId = DeviceId,
            Sessions = 1,
            BatchSize = 1,
        };

        foreach (var (model, side) in InputSides)
        {
            options.InputSides.Add(model, side);
        }

        return options;
    }

    internal int SessionsOn(ExecutionProviderKind provider) =>
        Sessions > 0 ? Sessions : provider == ExecutionProviderKind.Cpu ? Environment.ProcessorCount : 1;

    internal int BatchSizeOn(ExecutionProviderKind provider) =>
        BatchSize > 0 ? BatchSize : provider == ExecutionProviderKind.Cpu ? 1 : 8;

    internal int QueueLengthOn(ExecutionProviderKind provider) =>
        QueueLength > 0 ? QueueLength : 2 * SessionsOn(provider) * BatchSizeOn(provider) + 2;
}

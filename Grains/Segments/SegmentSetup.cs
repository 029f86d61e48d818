using System.Globalization;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>
/// What two silos must have in common, so that it is all the same which of them works on a segment: build and settings, and the
/// networks that the segment needs. Other networks each may have for itself.
/// </summary>
internal sealed class SegmentSetup(PipelineServices pipelines, PipelineDetectors detectors)
{
    private const char Needed = '+';
    private const char Had = ' ';

    // Of the very same sources, by the same compiler.
    private static readonly string Build = $"{IdOf(typeof(SegmentSetup))} {IdOf(typeof(Frame))}";

    private string Ground => string.Create(
        CultureInfo.InvariantCulture,
        $"{Build} {pipelines.Options.PersonScore} {pipelines.Options.HardwareDecoding} {detectors.Models.Setup}");

    private IReadOnlyDictionary<string, string> Networks =>
        detectors.Models.Detectors.ToDictionary(model => model.Key, model => model.Fingerprint, StringComparer.Ordinal);

    /// <summary>
    /// A line of build and settings, and one for each network of this silo: <c>+</c> where these analytics name it, its key and its
    /// fingerprint.
    /// </summary>
    public string WordsFor(IReadOnlyList<AnalyticSettings> analytics)
    {
        var named = analytics.Select(one => pipelines.Rules.DetectorOf(one)?.Model).ToHashSet();
        var lines = Networks.Select(one => $"{(named.Contains(one.Key) ? Needed : Had)}{one.Key}={one.Value}");
        return string.Join('\n', lines.Prepend(Ground));
    }

    /// <summary>Whether the silo that has such words and this one do the same to a segment.</summary>
    public bool Fits(string words)
    {
        var lines = words.Split('\n');
        var networks = Networks;
        return lines[0] == Ground && lines.Skip(1).All(line => Agrees(line, networks));
    }

    // The agent's own network is never named; both have it, so it is compared.
    private static bool Agrees(string line, IReadOnlyDictionary<string, string> networks)
    {
        var end = line.LastIndexOf('=');

        return end > 0 && networks.TryGetValue(line[1..end], out var fingerprint)
            ? fingerprint == line[(end + 1)..]
            : line[0] == Had;
    }

    private static Guid IdOf(Type type) => type.Module.ModuleVersionId;
}

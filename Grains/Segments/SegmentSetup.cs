using System.Globalization;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>What two silos must have in common, so that it is all the same which of them works on a segment.</summary>
internal sealed class SegmentSetup(PipelineServices pipelines, PipelineDetectors detectors)
{
    // Of the very same sources, by the same compiler.
    private static readonly string Build = $"{IdOf(typeof(SegmentSetup))} {IdOf(typeof(Frame))}";

    /// <summary>Build, settings and networks of this silo.</summary>
    public string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"{Build} {pipelines.Options.PersonScore} {pipelines.Options.HardwareDecoding} {detectors.Models.Setup}");

    private static Guid IdOf(Type type) => type.Module.ModuleVersionId;
}

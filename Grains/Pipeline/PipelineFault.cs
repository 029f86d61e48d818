using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>Why a pipeline could not go on.</summary>
/// <param name="Message">In words for the user.</param>
/// <param name="Kind">The fault of the source; null if it was not the source's.</param>
internal sealed record PipelineFault(string Message, MediaErrorKind? Kind);

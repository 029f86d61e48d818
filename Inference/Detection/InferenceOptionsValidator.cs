using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Refuses options out of range, at the start.</summary>
[OptionsValidator]
public sealed partial class InferenceOptionsValidator : IValidateOptions<InferenceOptions>;

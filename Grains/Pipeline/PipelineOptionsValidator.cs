using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Pipeline;

[OptionsValidator]
internal sealed partial class PipelineOptionsValidator : IValidateOptions<PipelineOptions>;

using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Live;

[OptionsValidator]
internal sealed partial class LiveOptionsValidator : IValidateOptions<LiveOptions>;

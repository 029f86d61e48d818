using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Hosting;

[OptionsValidator]
internal sealed partial class ClusterOptionsValidator : IValidateOptions<ClusterOptions>;

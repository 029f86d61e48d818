using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Hosting;

[OptionsValidator]
internal sealed partial class ClusterOptionsValidator : IValidateOptions<ClusterOptions>;

using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Plugins;

[OptionsValidator]
internal sealed partial class PluginOptionsValidator : IValidateOptions<PluginOptions>;

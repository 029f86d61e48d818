using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway;

[OptionsValidator]
internal sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;

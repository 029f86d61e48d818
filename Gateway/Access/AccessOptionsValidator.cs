using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Access;

[OptionsValidator]
internal sealed partial class AccessOptionsValidator : IValidateOptions<AccessOptions>;

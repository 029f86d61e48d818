using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Ownership;

[OptionsValidator]
internal sealed partial class OwnershipOptionsValidator : IValidateOptions<OwnershipOptions>;

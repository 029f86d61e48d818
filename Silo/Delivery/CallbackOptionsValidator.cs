using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Delivery;

[OptionsValidator]
internal sealed partial class CallbackOptionsValidator : IValidateOptions<CallbackOptions>;

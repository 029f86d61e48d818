using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Delivery;

[OptionsValidator]
internal sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;

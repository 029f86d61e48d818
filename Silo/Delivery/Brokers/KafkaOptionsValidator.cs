using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

[OptionsValidator]
internal sealed partial class KafkaOptionsValidator : IValidateOptions<KafkaOptions>;

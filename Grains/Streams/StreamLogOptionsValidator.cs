using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Streams;

[OptionsValidator]
internal sealed partial class StreamLogOptionsValidator : IValidateOptions<StreamLogOptions>;

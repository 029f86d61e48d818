using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Telemetry;

[OptionsValidator]
internal sealed partial class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>;

using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Uploads;

[OptionsValidator]
internal sealed partial class UploadOptionsValidator : IValidateOptions<UploadOptions>;

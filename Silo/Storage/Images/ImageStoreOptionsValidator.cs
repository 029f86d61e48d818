using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Storage.Images;

[OptionsValidator]
internal sealed partial class ImageStoreOptionsValidator : IValidateOptions<ImageStoreOptions>;

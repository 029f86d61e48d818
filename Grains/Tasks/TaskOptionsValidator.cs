using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Tasks;

[OptionsValidator]
internal sealed partial class TaskOptionsValidator : IValidateOptions<TaskOptions>;

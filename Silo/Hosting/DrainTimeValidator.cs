using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>A silo that waits before it hands over its streams must be given the time to do so afterwards.</summary>
internal sealed class DrainTimeValidator(IOptions<OwnershipOptions> ownership) : IValidateOptions<SiloOptions>
{
    private static readonly TimeSpan Moves = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SiloOptions options) =>
        ownership.Value.DrainDelay is var delay && delay > TimeSpan.Zero && delay + Moves > options.ShutdownTimeout
            ? ValidateOptionsResult.Fail(
                $"Silo:ShutdownTimeout ({options.ShutdownTimeout}) leaves less than {Moves.TotalSeconds} s "
                + $"after Ownership:DrainDelay ({delay}) to hand over streams.")
            : ValidateOptionsResult.Success;
}

using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Both values of a flag are possible.</summary>
internal sealed class AnalyticsOptionsValidator : IValidateOptions<AnalyticsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AnalyticsOptions options) => ValidateOptionsResult.Success;
}

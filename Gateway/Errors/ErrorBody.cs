using System.Globalization;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Errors;

/// <summary>An error as the contract writes it.</summary>
internal sealed record ErrorBody(int ErrorCode, string Desc, string Detail, string Link)
{
    private const string Pages = "https://docs.visionlabs.ai/info/luna/troubleshooting/errors-description/code-";

    public static ErrorBody From(AgentError error) => new(
        error.Code,
        error.Description,
        error.Detail,
        Pages + error.Code.ToString(CultureInfo.InvariantCulture));
}

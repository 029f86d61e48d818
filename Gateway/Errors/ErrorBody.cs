using System.Globalization;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Errors;

/// <summary>An error as the contract writes it. Details quote addresses; their secrets are masked.</summary>
internal sealed record ErrorBody(int ErrorCode, string Desc, string Detail, string Link)
{
    private const string Pages = "https://docs.visionlabs.ai/info/luna/troubleshooting/errors-description/code-";

    public static ErrorBody From(AgentError error) => new(
        error.Code,
        error.Description,
        Secrets.InText(error.Detail)!,
        Pages + error.Code.ToString(CultureInfo.InvariantCulture));
}

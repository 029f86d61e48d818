using System.Text.Json;

namespace LunaVideoAgent.Grains.Abstractions;

/// <summary>Members of enumerations as the API writes them.</summary>
public static class ApiWord
{
    /// <summary>The word of a member, such as <c>in_progress</c>.</summary>
    public static string Of<T>(T member)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());
}

using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Generation;

/// <summary>Places inside a JSON value, written as the agent writes them: <c>analytics.0.parameters</c>.</summary>
internal static class Places
{
    /// <summary>The place of a member or item.</summary>
    public static string Join(string path, string member) => path is "" ? member : $"{path}.{member}";

    /// <summary>What a place lies in.</summary>
    public static string Parent(string path) => path.LastIndexOf('.') is var dot and > 0 ? path[..dot] : "";

    /// <summary>Whether a place is another one or lies inside it.</summary>
    public static bool IsWithin(string path, string outer) =>
        outer is "" || path == outer || path.StartsWith($"{outer}.", StringComparison.Ordinal);

    /// <summary>A copy with another member or item.</summary>
    public static JsonNode With(JsonNode parent, string member, JsonNode? value)
    {
        var copy = parent.DeepClone();

        if (copy is JsonArray array)
        {
            array[int.Parse(member, System.Globalization.CultureInfo.InvariantCulture)] = value?.DeepClone();
        }
        else
        {
            copy[member] = value?.DeepClone();
        }

        return copy;
    }

    /// <summary>A copy without a member.</summary>
    public static JsonObject Without(JsonObject parent, string member)
    {
        var copy = (JsonObject)parent.DeepClone();
        copy.Remove(member);
        return copy;
    }
}

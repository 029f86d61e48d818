using System.Globalization;
using System.Text.Json;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>Reads one type of the contract out of a body, or says where the body differs from it.</summary>
internal static class BodyReader
{
    /// <exception cref="AgentException">12022: a value is of a wrong type; its path starts with <paramref name="at"/>.</exception>
    public static T Read<T>(JsonElement value, BodyPath at)
        where T : class
    {
        try
        {
            return value.Deserialize(GatewayJson.For<T>()) ?? throw AgentErrors.InvalidBody(at.ToString(), "null is not allowed");
        }
        catch (JsonException fault)
        {
            var steps = StepsOf(fault.Path);
            var message = fault is BodyFaultException ? fault.Message : Describe(value, steps);
            throw AgentErrors.InvalidBody(steps.Aggregate(at, (path, step) => path[step]).ToString(), message);
        }
    }

    // The serializer's own message names .NET types; this one names what was found at the place.
    private static string Describe(JsonElement root, List<string> steps)
    {
        var value = root;

        foreach (var step in steps)
        {
            if (!TryStep(value, step, out value))
            {
                return "is not valid";
            }
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null => "null is not allowed",
            JsonValueKind.Object => "an object is not allowed here",
            JsonValueKind.Array => "a list is not allowed here",
            JsonValueKind.String => "a string is not allowed here",
            JsonValueKind.Number => "a number is not allowed here",
            _ => "a boolean is not allowed here",
        };
    }

    private static bool TryStep(JsonElement value, string step, out JsonElement next)
    {
        next = default;

        return value.ValueKind switch
        {
            JsonValueKind.Object => value.TryGetProperty(step, out next),
            JsonValueKind.Array when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < value.GetArrayLength() => Take(value[index], out next),
            _ => false,
        };
    }

    private static bool Take(JsonElement element, out JsonElement next)
    {
        next = element;
        return true;
    }

    // Written by the serializer as $.analytics[0].parameters['a.b'].
    private static List<string> StepsOf(string? path)
    {
        var steps = new List<string>();
        var rest = (path ?? "$").AsSpan(1);

        while (!rest.IsEmpty)
        {
            var (skip, end, close) = rest switch
            {
                ['[', '\'', ..] => (2, rest.IndexOf("']", StringComparison.Ordinal), 2),
                ['[', ..] => (1, rest.IndexOf(']'), 1),
                _ => (1, rest[1..].IndexOfAny('.', '[') + 1, 0),
            };
            end = end < skip ? rest.Length : end;
            steps.Add(rest[skip..end].ToString());
            rest = rest[Math.Min(end + close, rest.Length)..];
        }

        return steps;
    }
}

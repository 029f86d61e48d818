using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>Whether a callback is told of an event.</summary>
internal static class CallbackConditions
{
    /// <summary>Whether all conditions hold of a body. A member that is not there equals nothing and is not compared.</summary>
    public static bool Hold(IReadOnlyList<CallbackCondition>? conditions, ReadOnlyMemory<byte> body)
    {
        if (conditions is null or { Count: 0 })
        {
            return true;
        }

        using var document = JsonDocument.Parse(body);

        foreach (var condition in conditions)
        {
            using var value = JsonDocument.Parse(condition.Value);

            if (!Holds(condition.Operator, Find(document.RootElement, condition.Field), value.RootElement))
            {
                return false;
            }
        }

        return true;
    }

    private static JsonElement? Find(JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static bool Holds(ConditionOperator comparison, JsonElement? found, JsonElement wanted) => comparison switch
    {
        ConditionOperator.Equal => found is { } one && AreEqual(one, wanted),
        ConditionOperator.NotEqual => found is not { } one || !AreEqual(one, wanted),
        _ => found is { ValueKind: JsonValueKind.Number } one
            && wanted.ValueKind is JsonValueKind.Number
            && IsOrdered(comparison, one.GetDouble().CompareTo(wanted.GetDouble())),
    };

    private static bool AreEqual(JsonElement one, JsonElement other) =>
        one.ValueKind is JsonValueKind.Number && other.ValueKind is JsonValueKind.Number
            ? one.GetDouble().Equals(other.GetDouble())
            : JsonElement.DeepEquals(one, other);

    private static bool IsOrdered(ConditionOperator comparison, int sign) => comparison switch
    {
        ConditionOperator.Greater => sign > 0,
        ConditionOperator.GreaterOrEqual => sign >= 0,
        ConditionOperator.Less => sign < 0,
        _ => sign <= 0,
    };
}

using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>What must hold of an event for a callback to be told of it.</summary>
internal sealed class CallbackConditionBody
{
    [Required, MaxLength(Limits.Text)]
    public string Field { get; set; } = null!;

    [Required]
    public ConditionOperator? Operator { get; set; }

    [Required]
    public JsonElement Value { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static CallbackConditionBody From(CallbackCondition condition)
    {
        using var document = JsonDocument.Parse(condition.Value);
        return new() { Field = condition.Field, Operator = condition.Operator, Value = document.RootElement.Clone() };
    }

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Present(Field, at["field"]);
        Require.That(Field.Length > 0, at["field"], "must not be empty");
        Require.Length(Field, Limits.Text, at["field"]);
        Require.Present(Operator, at["operator"]);
        Require.That(Value.ValueKind is not JsonValueKind.Undefined, at["value"], "must be given");
        Require.That(
            Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array), at["value"], "must be a number, a text, a flag or null");
        Require.Length(Value.GetRawText(), Limits.Text, at["value"]);
        Require.That(
            Operator is ConditionOperator.Equal or ConditionOperator.NotEqual || Value.ValueKind is JsonValueKind.Number,
            at["value"],
            "must be a number");
    }

    public CallbackCondition ToCondition() => new(Field, Operator!.Value, Value.GetRawText());
}

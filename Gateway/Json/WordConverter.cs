using System.Text.Json;
using System.Text.Json.Serialization;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>An enumeration by the contract's words; of several words for one value the first is written.</summary>
internal sealed class WordConverter<T>(params (string Word, T Value)[] words) : JsonConverter<T>, IWords
    where T : struct, Enum
{
    /// <inheritdoc/>
    public IEnumerable<string> Words => words.Select(pair => pair.Word);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            foreach (var (word, value) in words)
            {
                if (reader.ValueTextEquals(word))
                {
                    return value;
                }
            }
        }

        throw new BodyFaultException($"must be one of: {string.Join(", ", words.Select(pair => pair.Word))}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(WordOf(value));

    /// <summary>The word that stands for a value.</summary>
    public string WordOf(T value)
    {
        foreach (var (word, candidate) in words)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
            {
                return word;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "The contract has no word for this value.");
    }
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LunaVideoAgent.Contract.Tests.OpenApi;

/// <summary>YAML read as JSON by the JSON schema of YAML 1.2: what is not quoted may be null, a boolean or a number.</summary>
internal static partial class YamlJson
{
    /// <summary>The first document of a text.</summary>
    public static JsonNode? Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));

        return ToJson(stream.Documents[0].RootNode);
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => ToObject(mapping),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(ToJson)]),
        YamlScalarNode scalar => ToValue(scalar),
        _ => throw new NotSupportedException($"{node.NodeType} at {node.Start}"),
    };

    private static JsonObject ToObject(YamlMappingNode mapping)
    {
        var json = new JsonObject();

        foreach (var (key, value) in mapping.Children)
        {
            json.Add(((YamlScalarNode)key).Value!, ToJson(value));
        }

        return json;
    }

    private static JsonNode? ToValue(YamlScalarNode scalar)
    {
        var text = scalar.Value!;

        return scalar.Style is not ScalarStyle.Plain ? text : text switch
        {
            "" or "~" or "null" => null,
            "true" => true,
            "false" => false,
            _ when Number().IsMatch(text) => JsonNode.Parse(text),
            _ => text,
        };
    }

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?$")]
    private static partial Regex Number();
}

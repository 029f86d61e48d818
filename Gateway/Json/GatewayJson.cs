using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>How JSON is read and written; <see cref="GatewayJsonContext"/> lists the types.</summary>
internal static class GatewayJson
{
    /// <summary>Deeper bodies are refused; the deepest of the contract, a vertex of a sample filter's region, is at 14.</summary>
    public const int MaxDepth = 32;

    /// <summary>For what does not go through a result of the framework.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>How syntax is read, before anything is made of it.</summary>
    public static JsonDocumentOptions Syntax { get; } = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>The metadata of one type of the contract.</summary>
    public static JsonTypeInfo<T> For<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <summary>Makes options write like <see cref="Options"/>.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.RespectNullableAnnotations = true;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = MaxDepth;

        // Answers are JSON for programs, never a part of a page, so that ' and < need no escapes.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolverChain.Insert(0, GatewayJsonContext.Default.WithAddedModifier(ShowTargetsOnly));

        options.Converters.Add(new IntegerConverter());
        options.Converters.Add(new NumberConverter());
        options.Converters.Add(new TextConverter());
        options.Converters.Add(new TimeConverter());
        options.Converters.Add(new PointConverter());
        options.Converters.Add(ContractWords.SourceTypes);
        options.Converters.Add(ContractWords.Orientations);
        options.Converters.Add(ContractWords.TimestampSources);
        options.Converters.Add(ContractWords.RateUnits);
        options.Converters.Add(ContractWords.CoordinateModes);
        options.Converters.Add(ContractWords.RegionForms);
        options.Converters.Add(ContractWords.Triggers);
        options.Converters.Add(ContractWords.ImageFormats);
        options.Converters.Add(ContractWords.CallbackKinds);
        options.Converters.Add(ContractWords.ConditionOperators);
        options.Converters.Add(ContractWords.DeliveryStatuses);
        options.Converters.Add(ContractWords.EventStatuses);
        options.Converters.Add(ContractWords.HumanDetectors);
        options.Converters.Add(ContractWords.HandlerSources);
        options.Converters.Add(ContractWords.Anchors);
        options.Converters.Add(ContractWords.Directions);
        options.Converters.Add(ContractWords.AutorestartStatuses);
        options.Converters.Add(ContractWords.TimeFilters);
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly();
        return options;
    }

    private static void ShowTargetsOnly(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(ISelective)))
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            var name = property.Name;
            property.ShouldSerialize = (owner, _) => ((ISelective)owner).Targets.Contains(name);
        }
    }
}

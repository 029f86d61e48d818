using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LunaVideoAgent.Gateway.Json;
using Microsoft.OpenApi;

namespace LunaVideoAgent.Gateway.OpenApi;

/// <summary>
/// Schemas of what is read and written, made of the metadata that the serializer itself goes by: names, types, words, defaults. What the
/// validators add stands as attributes on the members.
/// </summary>
internal sealed class SchemaBook(OpenApiDocument document)
{
    private static readonly FrozenSet<string> Endings = FrozenSet.Create("Body", "Request", "Response");

    private readonly HashSet<Type> _written = [];

    /// <summary>The schema of a type: in place if it is small, else a reference to a component.</summary>
    public IOpenApiSchema Of(Type type)
    {
        var core = Nullable.GetUnderlyingType(type) ?? type;

        if (core == typeof(Guid))
        {
            return Reference("Uuid", () => SchemaScalars.Uuid(), core);
        }

        if (SchemaScalars.Of(core) is { } scalar)
        {
            return scalar;
        }

        var info = GatewayJson.Options.GetTypeInfo(core);

        return info.Kind switch
        {
            JsonTypeInfoKind.Object => Reference(NameOf(core), () => OfObject(info), core),
            JsonTypeInfoKind.Enumerable => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(info.ElementType!) },
            JsonTypeInfoKind.Dictionary => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Of(info.ElementType!) },
            _ => new OpenApiSchema(),
        };
    }

    private static string NameOf(Type type)
    {
        var ending = Endings.FirstOrDefault(ending => type.Name.EndsWith(ending, StringComparison.Ordinal));
        var isBody = ending == "Body";

        // A body and an answer may share the rest of their names.
        return isBody ? type.Name[..^4] : type.Name;
    }

    private OpenApiSchemaReference Reference(string name, Func<OpenApiSchema> write, Type type)
    {
        if (_written.Add(type))
        {
            document.AddComponent(name, write());
        }

        return new OpenApiSchemaReference(name, document);
    }

    private OpenApiSchema OfObject(JsonTypeInfo info)
    {
        var variants = info.Type.GetCustomAttributes<VariantAttribute>().ToArray();

        return variants is []
            ? OfMembers(info, variant: "")
            : new OpenApiSchema { OneOf = [.. variants.Select(variant => OfVariant(info, variant))] };
    }

    private OpenApiSchema OfVariant(JsonTypeInfo info, VariantAttribute variant)
    {
        var schema = OfMembers(info, variant.Title);
        schema.Title = variant.Title;

        foreach (var name in schema.Properties!.Keys.Where(name => !variant.Has(name)).ToArray())
        {
            schema.Properties.Remove(name);
            schema.Required!.Remove(name);
        }

        schema.Required!.UnionWith(variant.Requires);

        if (schema.Properties.TryGetValue(variant.Key, out var found) && found is OpenApiSchema key)
        {
            key.Enum = [.. variant.Words.Select(word => JsonValue.Create(word))];
            key.Default = variant.Words.Contains((string?)key.Default) ? key.Default : null;
        }

        return schema;
    }

    private OpenApiSchema OfForm(Type type, string title) =>
        OfVariant(GatewayJson.Options.GetTypeInfo(type), type.GetCustomAttributes<VariantAttribute>().Single(form => form.Title == title));

    private OpenApiSchema OfMembers(JsonTypeInfo info, string variant)
    {
        var isSelective = info.Type.IsAssignableTo(typeof(ISelective));
        var defaults = info.Type.GetConstructor([]) is { } create && !IsAnswer(info) ? create.Invoke([]) : null;
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(),
            Required = new HashSet<string>(StringComparer.Ordinal),
            AdditionalPropertiesAllowed = info.Type.IsDefined(typeof(TakesOthersAttribute))
                || info.Properties.All(member => !member.IsExtensionData),
        };

        foreach (var member in info.Properties.Where(member => !member.IsExtensionData && IsShown(member)))
        {
            schema.Properties.Add(member.Name, OfMember(member, defaults, variant));

            if (IsAnswer(info) ? !isSelective && !IsLeftOut(member) : MemberNotes.IsRequired(member))
            {
                schema.Required.Add(member.Name);
            }
        }

        return schema;
    }

    private IOpenApiSchema OfMember(JsonPropertyInfo member, object? defaults, string variant)
    {
        ShapeAttribute[] shapes =
            [.. MemberNotes.All<ShapeAttribute>(member).Where(shape => shape.Variant is "" || shape.Variant == variant)];
        var schema = IsFlag(member) ? SchemaScalars.Flag() : OfShapes(shapes, member.PropertyType);
        var isNullable = (member.IsGetNullable || member.IsSetNullable)
            && !MemberNotes.IsRequired(member)
            && (!IsLeftOut(member) || shapes is [{ IsNullable: true }, ..]);

        if (isNullable && member.PropertyType == typeof(Guid?))
        {
            schema = SchemaScalars.Uuid();
        }

        if (schema is not OpenApiSchema own)
        {
            return isNullable ? new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null, AllOf = [schema] } : schema;
        }

        if (MemberNotes.All<FormsAttribute>(member).FirstOrDefault() is { } form)
        {
            own.Items = OfForm(member.PropertyType.GetGenericArguments()[0], form.Title);
        }

        MemberNotes.Apply(member, own);
        own.Default = MemberNotes.Default(member, IsFlag(member)) ?? DefaultOf(member, defaults);
        own.Type |= isNullable ? JsonSchemaType.Null : own.Type;
        return own;
    }

    // One of several: of the member itself, or of the elements of a list.
    private IOpenApiSchema OfShapes(ShapeAttribute[] shapes, Type type) => shapes switch
    {
        [] => Of(type),
        [var only] => Of(only.Type),
        _ when typeof(IEnumerable<JsonElement>).IsAssignableFrom(type) =>
            new OpenApiSchema { Type = JsonSchemaType.Array, Items = OneOf(shapes) },
        _ => OneOf(shapes),
    };

    private OpenApiSchema OneOf(ShapeAttribute[] shapes) => new() { OneOf = [.. shapes.Select(shape => Of(shape.Type))] };

    // Other lists and objects say their defaults member by member.
    private static JsonNode? DefaultOf(JsonPropertyInfo member, object? defaults) =>
        (defaults is null ? null : member.Get?.Invoke(defaults)) switch
        {
            null or List<string> { Count: 0 } => null,
            bool flag when IsFlag(member) => flag ? 1 : 0,
            string or bool or int or long or double or Enum or List<string> =>
                JsonSerializer.SerializeToNode(member.Get!(defaults!), GatewayJson.Options.GetTypeInfo(member.PropertyType)),
            _ => null,
        };

    private static bool IsAnswer(JsonTypeInfo info) =>
        info.Type.GetConstructor([]) is null || info.Type.Name.EndsWith("Response", StringComparison.Ordinal);

    // What is always ignored can be neither read nor written.
    private static bool IsShown(JsonPropertyInfo member) => member.Get is not null || member.Set is not null;

    private static bool IsLeftOut(JsonPropertyInfo member) =>
        MemberNotes.All<JsonIgnoreAttribute>(member).Any(ignore => ignore.Condition == JsonIgnoreCondition.WhenWritingNull);

    private static bool IsFlag(JsonPropertyInfo member) =>
        MemberNotes.All<JsonConverterAttribute>(member).Any(converter => converter.ConverterType == typeof(FlagConverter));
}

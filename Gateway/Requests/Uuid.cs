using System.Reflection;
using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>An id in the path. The contract's pattern has lower case only.</summary>
internal readonly record struct Uuid(Guid Value)
{
    /// <summary>Reads 36 characters: lower case hexadecimal digits and hyphens in their places.</summary>
    public static bool TryParse(string? text, out Guid value)
    {
        value = default;

        // The framework takes white space off the ends.
        return text is { Length: 36 } && !text.Any(char.IsAsciiLetterUpper) && Guid.TryParseExact(text, "D", out value);
    }

    /// <summary>Binds a parameter of an endpoint to the part of the path that has its name.</summary>
    /// <exception cref="AgentException">12012: not an id.</exception>
    public static ValueTask<Uuid> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        // The variable of a path has the contract's name, the parameter of a method ours.
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!);

        return TryParse(context.Request.RouteValues[name] as string, out var value)
            ? ValueTask.FromResult(new Uuid(value))
            : throw AgentErrors.BadQuery(name);
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

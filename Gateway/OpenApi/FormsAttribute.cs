namespace LunaVideoAgent.Gateway.OpenApi;

/// <summary>The elements of a list have one form only of those that their type has.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FormsAttribute(string title) : Attribute
{
    /// <summary>The title of the form.</summary>
    public string Title { get; } = title;
}

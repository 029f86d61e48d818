namespace LunaVideoAgent.Gateway.OpenApi;

/// <summary>One of the forms that a body may have; together they make a <c>oneOf</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class VariantAttribute(string title) : Attribute
{
    /// <summary>What this form is called.</summary>
    public string Title { get; } = title;

    /// <summary>The member by whose words the forms differ.</summary>
    public string Key { get; init; } = "";

    /// <summary>The words of the key in this form.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>The members of this form; all if none is named.</summary>
    public string[] Only { get; init; } = [];

    /// <summary>Members that this form does not have.</summary>
    public string[] Without { get; init; } = [];

    /// <summary>Members that must be given in this form, besides those of every form.</summary>
    public string[] Requires { get; init; } = [];

    /// <summary>Whether a member belongs to this form.</summary>
    public bool Has(string member) => (Only is [] || Only.Contains(member)) && !Without.Contains(member);
}

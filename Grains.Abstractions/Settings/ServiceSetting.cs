namespace LunaVideoAgent.Grains.Abstractions.Settings;

/// <summary>A setting by the name that the original service documents.</summary>
/// <param name="Name">Its name as a configuration key, with a colon before a member.</param>
/// <param name="Target">Our setting that it sets.</param>
/// <param name="Unit">How its value is written.</param>
public sealed record ServiceSetting(string Name, string Target, ServiceUnit Unit)
{
    /// <summary>Its name as the documentation writes it, with a dot before a member.</summary>
    public string DocumentedName => Name.Replace(':', '.');
}

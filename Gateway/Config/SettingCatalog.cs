using System.Reflection;
using LunaVideoAgent.Grains.Abstractions.Settings;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Config;

/// <summary>
/// The settings that this process works with. Each options class of ours has its section's name in a constant and a validator, by which
/// it is found: whatever the host adds is shown without being told of here.
/// </summary>
internal sealed class SettingCatalog(IServiceCollection registered, IServiceProvider services, IConfiguration configuration)
{
    private const string SectionName = nameof(ApiOptions.SectionName);

    // Settings of the framework that users meet.
    private static readonly string[] Foreign = ["Urls", "Logging"];

    /// <summary>Values by group and name, as they are in effect.</summary>
    public SortedDictionary<string, SortedDictionary<string, object?>> Read()
    {
        var groups = new SortedDictionary<string, SortedDictionary<string, object?>>(StringComparer.Ordinal);

        foreach (var type in OptionTypes())
        {
            var options = ((IOptions<object>)services.GetRequiredService(typeof(IOptions<>).MakeGenericType(type))).Value;

            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                Add(groups, $"{SectionOf(type)}:{property.Name}", property.GetValue(options));
            }
        }

        foreach (var (key, value) in Foreign.SelectMany(name => configuration.GetSection(name).AsEnumerable()))
        {
            if (value is not null)
            {
                Add(groups, key, value);
            }
        }

        AddServiceNames(groups);
        Hide(groups);
        return groups;
    }

    private static void Hide(SortedDictionary<string, SortedDictionary<string, object?>> groups)
    {
        foreach (var values in groups.Values)
        {
            foreach (var (name, value) in values.ToArray())
            {
                values[name] = SettingMask.Hide(name, value);
            }
        }
    }

    private static void AddServiceNames(SortedDictionary<string, SortedDictionary<string, object?>> groups)
    {
        foreach (var setting in ServiceSettings.All)
        {
            var (group, name) = Split(setting.Target);

            if (groups.TryGetValue(group, out var values) && values.TryGetValue(name, out var value))
            {
                Add(groups, setting.Name, ServiceValue.FromSetting(setting.Unit, value));

                if (setting.Unit == ServiceUnit.Interval)
                {
                    Add(groups, $"{setting.Name}_type", "days");
                }
            }
        }
    }

    private static void Add(SortedDictionary<string, SortedDictionary<string, object?>> groups, string key, object? value)
    {
        var (group, name) = Split(key);

        if (!groups.TryGetValue(group, out var values))
        {
            groups.Add(group, values = new(StringComparer.Ordinal));
        }

        values[name] = value;
    }

    private static (string Group, string Name) Split(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? (key[..colon], key[(colon + 1)..]) : (key, "");

    private static string? SectionOf(Type type) =>
        type.GetField(SectionName, BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    private IEnumerable<Type> OptionTypes() =>
        from service in registered
        where service.ServiceType.IsConstructedGenericType
            && service.ServiceType.GetGenericTypeDefinition() == typeof(IValidateOptions<>)
        let type = service.ServiceType.GetGenericArguments()[0]
        where SectionOf(type) is not null
        select type;
}

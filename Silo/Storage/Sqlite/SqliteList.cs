using System.Text.Json;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Lists as parameters: JSON arrays for <c>json_each</c>; null where a list does not filter.</summary>
internal static class SqliteList
{
    /// <summary>Ids, null if there are none.</summary>
    public static string? Of(IReadOnlyList<Guid> ids) =>
        ids.Count == 0 ? null : JsonSerializer.Serialize(ids.Select(id => id.ToString("D")));

    /// <summary>Texts, null if there are none.</summary>
    public static string? Of(IReadOnlyList<string> texts) => texts.Count == 0 ? null : JsonSerializer.Serialize(texts);

    /// <summary>Numbers, null if there are none.</summary>
    public static string? Of(IReadOnlyList<int> numbers) => numbers.Count == 0 ? null : JsonSerializer.Serialize(numbers);

    /// <summary>Row numbers, null if there are none.</summary>
    public static string? Of(IReadOnlyList<long> numbers) => numbers.Count == 0 ? null : JsonSerializer.Serialize(numbers);

    /// <summary>Numbers of an enumeration, null if there are none.</summary>
    public static string? Of<T>(IReadOnlyList<T> values)
        where T : struct, Enum =>
        values.Count == 0 ? null : JsonSerializer.Serialize(values.Select(value => Convert.ToInt32(value, provider: null)));
}

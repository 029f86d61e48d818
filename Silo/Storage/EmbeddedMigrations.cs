using DbUp.Engine;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>The migration files of one dialect that are part of this program.</summary>
internal static class EmbeddedMigrations
{
    /// <summary>All of a dialect in their order; the name is the file's.</summary>
    /// <param name="dialect">The folder, such as <c>Sqlite</c>.</param>
    public static IReadOnlyList<SqlScript> Of(string dialect)
    {
        var assembly = typeof(EmbeddedMigrations).Assembly;
        var prefix = $"{typeof(EmbeddedMigrations).Namespace}.{dialect}.Migrations.";

        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource => new SqlScript(resource[prefix.Length..], Read(resource))),
        ];
    }

    private static string Read(string resource)
    {
        using var stream = typeof(EmbeddedMigrations).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

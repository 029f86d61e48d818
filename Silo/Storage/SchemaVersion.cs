namespace LunaVideoAgent.Silo.Storage;

/// <summary>
/// Compares the migrations a database has seen with those this program brings. Migrations only add, so that an earlier program runs on a
/// later schema: during an upgrade, and after one that was rolled back. The name of a migration that does more ends in
/// <c>.breaking.sql</c>; programs that do not know it refuse the database.
/// </summary>
internal static partial class SchemaVersion
{
    /// <summary>How the name of a migration ends that earlier programs cannot work with.</summary>
    public const string Breaking = ".breaking.sql";

    /// <summary>Returns what the database has seen beyond this program's migrations, which it can live with.</summary>
    /// <param name="brought">Names of this program's migrations, in order.</param>
    /// <param name="applied">Names in the database's journal.</param>
    /// <param name="logger">Is told what is beyond.</param>
    /// <exception cref="SchemaException">The database is older, or newer in a way that breaks this program.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> brought, IReadOnlyCollection<string> applied, ILogger logger)
    {
        string[] unknown = [.. applied.Except(brought).Order(StringComparer.Ordinal)];

        // Newer first: a program that knows less must not offer to migrate.
        if (unknown.LastOrDefault(name => name.EndsWith(Breaking, StringComparison.Ordinal)) is { } breaking)
        {
            throw new SchemaException(
                $"The database's schema is newer than this program: it has {breaking}, this program knows {brought[^1]} at most. "
                + "Run a program of the version that made it.");
        }

        if (brought.Except(applied).FirstOrDefault() is { } missing)
        {
            throw new SchemaException(
                $"The database's schema is older than this program: {missing} has not been applied. Run the migrate command first.");
        }

        if (unknown is not [])
        {
            Log.Newer(logger, string.Join(", ", unknown));
        }

        return unknown;
    }
}

namespace LunaVideoAgent.Silo.Storage;

/// <summary>Compares the migrations a database has seen with those this program brings.</summary>
internal static class SchemaVersion
{
    /// <summary>Returns if both are the same.</summary>
    /// <param name="brought">Names of this program's migrations, in order.</param>
    /// <param name="applied">Names in the database's journal.</param>
    /// <exception cref="SchemaException">The database is older or newer.</exception>
    public static void Check(IReadOnlyList<string> brought, IReadOnlyCollection<string> applied)
    {
        // Newer first: a program that knows less must not offer to migrate.
        if (applied.Except(brought).Order(StringComparer.Ordinal).LastOrDefault() is { } unknown)
        {
            throw new SchemaException(
                $"The database's schema is newer than this program: it has {unknown}, this program knows {brought[^1]} at most. "
                + "Run a program of the version that made it.");
        }

        if (brought.Except(applied).FirstOrDefault() is { } missing)
        {
            throw new SchemaException(
                $"The database's schema is older than this program: {missing} has not been applied. Run the migrate command first.");
        }
    }
}

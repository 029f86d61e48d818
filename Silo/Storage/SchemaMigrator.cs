using DbUp.Builder;
using DbUp.Engine;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>Applies migrations with DbUp. It holds no lock of its own: the dialect's schema does around it.</summary>
internal static class SchemaMigrator
{
    /// <summary>The table in which DbUp keeps what it applied.</summary>
    public const string Journal = "schema_versions";

    /// <summary>Applies what the journal lacks, in one transaction.</summary>
    /// <returns>The names of what was applied.</returns>
    /// <exception cref="SchemaException">A migration failed; nothing was applied.</exception>
    public static IReadOnlyList<string> Apply(UpgradeEngineBuilder builder, IReadOnlyList<SqlScript> migrations, ILogger logger)
    {
        var result = builder
            .WithScripts(migrations)
            .WithVariablesDisabled()
            .WithTransaction()
            .LogTo(logger)
            .Build()
            .PerformUpgrade();

        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new SchemaException($"Migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
    }
}

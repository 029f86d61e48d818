namespace LunaVideoAgent.Silo.Storage;

/// <summary>The schema of the configured database.</summary>
internal interface ISchema
{
    /// <summary>Brings the schema up to this program's; safe when several do it at once. Returns what was applied.</summary>
    Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Returns if this program can live with the schema.</summary>
    /// <exception cref="SchemaException">It is older, or newer in a way that breaks this program.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}

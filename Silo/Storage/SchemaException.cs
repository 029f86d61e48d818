namespace LunaVideoAgent.Silo.Storage;

/// <summary>The database's schema is not this program's, or could not be made so; the process must stop.</summary>
internal sealed class SchemaException : Exception
{
    /// <summary>With words for the operator.</summary>
    public SchemaException(string message)
        : base(message)
    {
    }

    /// <summary>With words for the operator and what the database said.</summary>
    public SchemaException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether the same may succeed in a while: the database could not be reached.</summary>
    public bool MayPass { get; init; }
}

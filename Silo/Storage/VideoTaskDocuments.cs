using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>The small documents of a task's row.</summary>
internal static class VideoTaskDocuments
{
    /// <summary>The document of an error, if there is one.</summary>
    public static string? Write(AgentError? error) => error is null ? null : StoredJson.WriteDocument(error);

    /// <summary>The error of a document, if there is one.</summary>
    public static AgentError? ReadError(string? document) => document is null ? null : StoredJson.ReadDocument<AgentError>(document);
}

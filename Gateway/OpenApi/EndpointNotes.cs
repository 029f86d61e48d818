using LunaVideoAgent.Gateway.Requests;

namespace LunaVideoAgent.Gateway.OpenApi;

/// <summary>Says of an endpoint what its handler's signature does not.</summary>
internal static class EndpointNotes
{
    /// <summary>The name that clients know the operation by, and what it does.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string operationId, string summary) =>
        endpoint.WithName(operationId).WithSummary(summary);

    /// <summary>The parameters that it reads.</summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint, params IDocumentedParameter[] parameters) =>
        endpoint.WithMetadata(new ParametersNote(parameters));

    /// <summary>The JSON body that it takes.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new BodyNote(typeof(T)));

    /// <summary>The file that it takes as its body, as it is.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint, params string[] mediaTypes) =>
        endpoint.WithMetadata(new FileNote(mediaTypes));

    /// <summary>An answer in JSON.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.WithMetadata(new AnswerNote(status, typeof(T), ["application/json"]));

    /// <summary>An answer without a body.</summary>
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, int status) =>
        endpoint.WithMetadata(new AnswerNote(status, Body: null, []));

    /// <summary>An answer that is text, in one of several forms.</summary>
    public static RouteHandlerBuilder AnswersText(this RouteHandlerBuilder endpoint, params string[] mediaTypes) =>
        endpoint.WithMetadata(new AnswerNote(StatusCodes.Status200OK, typeof(string), mediaTypes));

    /// <summary>Statuses of errors that it may answer with.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses) =>
        endpoint.WithMetadata(new RefusalNote(statuses));

    internal sealed record ParametersNote(IReadOnlyList<IDocumentedParameter> Parameters);

    internal sealed record BodyNote(Type Type);

    internal sealed record FileNote(IReadOnlyList<string> MediaTypes);

    internal sealed record AnswerNote(int Status, Type? Body, IReadOnlyList<string> MediaTypes);

    internal sealed record RefusalNote(IReadOnlyList<int> Statuses);
}

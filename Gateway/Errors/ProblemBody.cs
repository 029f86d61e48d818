namespace LunaVideoAgent.Gateway.Errors;

/// <summary>The same error as a problem detail (RFC 9457), for clients that ask for it.</summary>
internal sealed record ProblemBody(string Type, string Title, int Status, string Detail, int ErrorCode)
{
    public const string MediaType = "application/problem+json";

    public static ProblemBody From(ErrorBody error, int status) =>
        new(error.Link, error.Desc, status, error.Detail, error.ErrorCode);
}

using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.AspNetCore.Diagnostics;
using Orleans.Runtime.Messaging;

namespace LunaVideoAgent.Gateway.Errors;

/// <summary>Turns whatever a request ran into, into an answer that tells what the client may know and nothing else.</summary>
internal sealed partial class AgentExceptionHandler(ILogger<AgentExceptionHandler> logger) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer, and that somebody left is not our error.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var (status, error) = Translate(exception);

        if (status == StatusCodes.Status401Unauthorized)
        {
            httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        }
        else if (status == StatusCodes.Status429TooManyRequests)
        {
            httpContext.Response.Headers.RetryAfter = "1";
        }
        else if (status == StatusCodes.Status503ServiceUnavailable)
        {
            Log.Unavailable(logger, exception);
            httpContext.Response.Headers.RetryAfter = "1";
        }
        else if (error.Code == AgentErrorCodes.Internal)
        {
            Log.Unexpected(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
        }

        await ErrorWriter.WriteAsync(httpContext, status, error);
        return true;
    }

    private static (int Status, AgentError Error) Translate(Exception exception) => exception switch
    {
        AgentException expected => (StatusOf(expected.Error.Code), expected.Error),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (StatusCodes.Status413PayloadTooLarge, AgentErrors.MalformedBody("the body is too large").Error),
        BadHttpRequestException broken => (broken.StatusCode, AgentErrors.MalformedBody("the request could not be read").Error),
        StorageUnavailableException => (StatusCodes.Status503ServiceUnavailable, AgentErrors.StorageUnavailable().Error),
        TimeoutException or OrleansMessageRejectionException or SiloUnavailableException or ConnectionFailedException
            or GatewayTooBusyException or ClientNotAvailableException =>
            (StatusCodes.Status503ServiceUnavailable, AgentErrors.Unavailable().Error),
        _ => (StatusCodes.Status500InternalServerError, AgentErrors.Internal().Error),
    };

    private static int StatusOf(int code) => code switch
    {
        AgentErrorCodes.AccessUnauthorized => StatusCodes.Status401Unauthorized,
        AgentErrorCodes.AccountRequired or AgentErrorCodes.AgentDisabled or AgentErrorCodes.AccessForbidden
            or AgentErrorCodes.UploadsOff => StatusCodes.Status403Forbidden,
        AgentErrorCodes.AccessTooOften => StatusCodes.Status429TooManyRequests,
        AgentErrorCodes.PageNotFound or AgentErrorCodes.StreamNotFound or AgentErrorCodes.TaskNotFound
            or AgentErrorCodes.UploadNotFound => StatusCodes.Status404NotFound,
        AgentErrorCodes.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        AgentErrorCodes.StreamNotProcessed => StatusCodes.Status409Conflict,
        AgentErrorCodes.BadContentType or AgentErrorCodes.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        AgentErrorCodes.UploadTooLarge => StatusCodes.Status413PayloadTooLarge,
        AgentErrorCodes.UploadNoRoom => StatusCodes.Status507InsufficientStorage,
        AgentErrorCodes.UnknownAnalytic => StatusCodes.Status422UnprocessableEntity,
        AgentErrorCodes.Internal or AgentErrorCodes.DecoderFailed or AgentErrorCodes.AnalyticFailed
            or AgentErrorCodes.StreamProcessing or AgentErrorCodes.TaskCancelled => StatusCodes.Status500InternalServerError,
        AgentErrorCodes.HealthCheckFailed => StatusCodes.Status502BadGateway,
        AgentErrorCodes.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}

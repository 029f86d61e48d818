namespace LunaVideoAgent.Grains.Abstractions.Errors;

/// <summary>Where a code meets its words.</summary>
public static class AgentErrors
{
    private const string BadInput = "Bad/incomplete input data";
    private const string NotFound = "Object not found";

    public static AgentException Internal() =>
        New(AgentErrorCodes.Internal, "Internal server error", "Unknown error");

    /// <summary>No silo answers; the client may try again.</summary>
    public static AgentException Unavailable() =>
        New(AgentErrorCodes.Internal, "Service unavailable", "No agent answers at the moment, try again later");

    /// <summary>The database of the agent does not answer; the client may try again.</summary>
    public static AgentException StorageUnavailable() =>
        New(AgentErrorCodes.Internal, "Service unavailable", "The agent's database does not answer at the moment, try again later");

    /// <summary>A member that must be there; the path has dots.</summary>
    public static AgentException FieldNotFound(string path) =>
        New(AgentErrorCodes.FieldNotFound, BadInput, $"Field '{path}' not found in json");

    public static AgentException EmptyJson() =>
        New(AgentErrorCodes.EmptyJson, BadInput, "Request contain empty json");

    public static AgentException BadQuery(string detail) =>
        New(AgentErrorCodes.BadQuery, BadInput, $"Bad query parameters '{detail}'");

    public static AgentException PageNotFound() =>
        New(AgentErrorCodes.PageNotFound, "Resource not found", "Page not found");

    public static AgentException QueryParameterRequired(string name) =>
        New(AgentErrorCodes.QueryParameterRequired, BadInput, $"Required parameters '{name}' not found");

    public static AgentException BadContentType() =>
        New(AgentErrorCodes.BadContentType, BadInput, "Bad content type");

    public static AgentException UnsupportedParameter(string name) =>
        New(AgentErrorCodes.UnsupportedParameter, BadInput, $"Unsupported param '{name}'");

    public static AgentException MethodNotAllowed() =>
        New(AgentErrorCodes.MethodNotAllowed, "Method not allowed", "Method not allowed");

    /// <summary>A body that is JSON but not what the schema wants; the path has dots: <c>analytics.0.parameters</c>.</summary>
    public static AgentException InvalidBody(string path, string message) =>
        New(AgentErrorCodes.InvalidBody, BadInput, $"Failed to validate input json. Path: '{path}' message: '{message}'");

    public static AgentException NotAcceptable(string allowed) =>
        New(AgentErrorCodes.NotAcceptable, BadInput, $"Content type is unacceptable allowed types: '{allowed}'");

    public static AgentException UnsupportedMediaType() =>
        New(AgentErrorCodes.UnsupportedMediaType, BadInput, "Unsupported media type");

    /// <summary>A body that is not JSON.</summary>
    public static AgentException MalformedBody(string message) =>
        New(AgentErrorCodes.MalformedBody, BadInput, $"Failed to validate input json. Message: {message}");

    public static AgentException NoBody() =>
        New(AgentErrorCodes.NoBody, BadInput, "Request does not contain data");

    public static AgentException AccountRequired() =>
        New(AgentErrorCodes.AccountRequired, "Forbidden", "Header 'Luna-Account-Id' is required");

    public static AgentException AccountInvalid() =>
        New(AgentErrorCodes.AccountInvalid, BadInput, "Header 'Luna-Account-Id' must be a lower case uuid");

    /// <summary>An agent without a slot takes no streams from its users.</summary>
    public static AgentException AgentDisabled() =>
        New(AgentErrorCodes.AgentDisabled, "Forbidden", "Streams are not taken: max_direct_streams is 0");

    public static AgentException HealthCheckFailed(string reason) =>
        New(AgentErrorCodes.HealthCheckFailed, "Health check error", reason);

    public static AgentException DownloadFailed(string reason) =>
        New(AgentErrorCodes.DownloadFailed, BadInput, $"Failed to download video: {reason}");

    public static AgentException DecoderFailed(string reason) =>
        New(AgentErrorCodes.DecoderFailed, "Bad/incomplete configuration", $"Failed to initialize video decoder '{reason}'");

    public static AgentException UnsupportedVideo(string reason) =>
        New(AgentErrorCodes.UnsupportedVideo, BadInput, $"Unsupported video format: {reason}");

    public static AgentException DecodeError(string url, string reason) =>
        New(AgentErrorCodes.DecodeError, BadInput, $"Error occurred while decoding video by url '{url}': {reason}");

    public static AgentException VideoTooLarge(string url, string reason) =>
        New(AgentErrorCodes.VideoTooLarge, BadInput, $"Video file by url '{url}' has too large size ({reason})");

    public static AgentException AnalyticFailed(string reason) =>
        New(AgentErrorCodes.AnalyticFailed, "Internal server error", $"Video analytics processing failed: {reason}");

    public static AgentException StreamNotFound(Guid streamId) =>
        New(AgentErrorCodes.StreamNotFound, NotFound, $"Stream with id {streamId} not found");

    public static AgentException UnknownStreamStatus(string value) =>
        New(
            AgentErrorCodes.UnknownStreamStatus,
            "Bad input data",
            $"'{value}' is not valid stream status; permitted: 0, 1, 2, 3, 4, 5, 6, 7, 8.");

    public static AgentException UnknownLogTarget(string value) =>
        New(
            AgentErrorCodes.UnknownLogTarget,
            "Bad input data",
            $"'{value}' is not valid stream log target; permitted: "
            + "stream_id, status, error, log_time, last_processed_frame_time, analytic_index.");

    public static AgentException StreamNotProcessed(Guid streamId) =>
        New(
            AgentErrorCodes.StreamNotProcessed,
            "Stream status is unsuitable",
            $"Stream with id '{streamId}' is not currently being processed");

    public static AgentException UnknownAnalytic() =>
        New(
            AgentErrorCodes.UnknownAnalytic,
            "Unprocessable content",
            "Failed to find agent that supports all analytics associated with the stream");

    public static AgentException StreamProcessing(string reason) =>
        New(AgentErrorCodes.StreamProcessing, "Stream processing error", $"Stream processing error: {reason}");

    public static AgentException TaskNotFound(Guid taskId) =>
        New(AgentErrorCodes.TaskNotFound, NotFound, $"Task with id {taskId} not found");

    /// <summary>The task is there, but it has not ended.</summary>
    public static AgentException TaskNotDone(Guid taskId) =>
        New(AgentErrorCodes.TaskNotFound, NotFound, $"Task with id {taskId} has no result yet");

    public static AgentException TaskCancelled(Guid taskId) =>
        New(AgentErrorCodes.TaskCancelled, "Internal server error", $"Task with id {taskId} was cancelled during execution");

    public static AgentException UnsupportedRotation(string reason) =>
        New(AgentErrorCodes.UnsupportedRotation, BadInput, reason);

    /// <summary>Too much is in work already; the caller may try again.</summary>
    public static AgentException Busy() =>
        New(AgentErrorCodes.Busy, "Service is busy", "Too many videos are being analysed, try again later");

    /// <summary>Nobody says who calls, or not so that it is believed.</summary>
    public static AgentException AccessUnauthorized() =>
        New(AgentErrorCodes.AccessUnauthorized, "Unauthorized", "A valid key or token is required");

    public static AgentException AccessForbidden(string reason) =>
        New(AgentErrorCodes.AccessForbidden, "Forbidden", $"Access denied: {reason}");

    public static AgentException AccessTooOften(TimeSpan wait) =>
        New(AgentErrorCodes.AccessTooOften, "Too many requests", $"Try again in {Math.Ceiling(wait.TotalSeconds):0} s");

    public static AgentException TooManyViewers() =>
        New(AgentErrorCodes.Busy, "Service is busy", "Too many live views are open, try again later");

    public static AgentException TooManyChecks() =>
        New(AgentErrorCodes.Busy, "Service is busy", "Too many sources are being tried, try again later");

    public static AgentException TooManyUploads() =>
        New(AgentErrorCodes.Busy, "Service is busy", "Too many videos are being uploaded, try again later");

    /// <summary>The process that took it is gone, and what had come with it.</summary>
    public static AgentException UploadInterrupted() =>
        New(AgentErrorCodes.Busy, "Service is busy", "The upload was interrupted, send the video again");

    /// <summary>There is no folder for them.</summary>
    public static AgentException UploadsOff() =>
        New(AgentErrorCodes.UploadsOff, "Forbidden", "Uploads are off: the setting Uploads:Folder turns them on");

    public static AgentException UploadTooLarge(long maxBytes) =>
        New(AgentErrorCodes.UploadTooLarge, BadInput, $"The video is larger than the {maxBytes} bytes that Uploads:MaxBytes allows");

    public static AgentException UploadNoRoom(string reason) =>
        New(AgentErrorCodes.UploadNoRoom, "Insufficient storage", $"The video cannot be kept: {reason}");

    public static AgentException UploadNotFound(Guid videoId) =>
        New(AgentErrorCodes.UploadNotFound, NotFound, $"Video with id {videoId} not found: it was removed or its time is over");

    private static AgentException New(int code, string description, string detail) =>
        new(new AgentError(code, description, detail));
}

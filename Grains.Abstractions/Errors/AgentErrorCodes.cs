namespace LunaVideoAgent.Grains.Abstractions.Errors;

/// <summary>The numbers of the published error list that this agent answers with.</summary>
public static class AgentErrorCodes
{
    public const int Internal = 1;
    public const int FieldNotFound = 12003;
    public const int EmptyJson = 12005;
    public const int BadQuery = 12012;
    public const int PageNotFound = 12013;
    public const int QueryParameterRequired = 12014;
    public const int BadContentType = 12017;
    public const int UnsupportedParameter = 12018;
    public const int MethodNotAllowed = 12021;
    public const int InvalidBody = 12022;
    public const int NotAcceptable = 12023;
    public const int UnsupportedMediaType = 12024;
    public const int MalformedBody = 12027;
    public const int NoBody = 12030;
    public const int AccountRequired = 11036;
    public const int AccountInvalid = 11037;
    public const int AgentDisabled = 11077;
    public const int HealthCheckFailed = 38001;
    public const int DownloadFailed = 43001;
    public const int DecoderFailed = 43002;
    public const int UnsupportedVideo = 43003;
    public const int DecodeError = 43004;
    public const int VideoTooLarge = 43005;
    public const int AnalyticFailed = 43007;
    public const int UnsupportedRotation = 43010;
    public const int StreamNotFound = 44001;
    public const int UnknownStreamStatus = 44002;
    public const int UnknownLogTarget = 44006;
    public const int StreamNotProcessed = 44013;
    public const int UnknownAnalytic = 44014;
    public const int StreamProcessing = 45001;
    public const int TaskNotFound = 45002;
    public const int TaskCancelled = 45003;

    /// <summary>Ours: the published list has no number for the documented 503.</summary>
    public const int Busy = 45101;

    /// <summary>Ours, as the next two: the original service has no access control of its own.</summary>
    public const int AccessUnauthorized = 45201;
    public const int AccessForbidden = 45202;
    public const int AccessTooOften = 45203;

    /// <summary>Ours, as the next three: the original service takes no uploads.</summary>
    public const int UploadsOff = 45301;
    public const int UploadTooLarge = 45302;
    public const int UploadNoRoom = 45303;
    public const int UploadNotFound = 45304;
}

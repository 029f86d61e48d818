using System.Runtime.InteropServices;
using System.Text;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>libav's error numbers in words and kinds.</summary>
internal static unsafe class LibavError
{
    public const int TryAgain = -11;
    public const int OutOfMemory = -12;
    public const int EndOfFile = -('E' | ('O' << 8) | ('F' << 16) | (' ' << 24));
    public const int InvalidData = -('I' | ('N' << 8) | ('D' << 16) | ('A' << 24));
    public const int Exit = -('E' | ('X' << 8) | ('I' << 16) | ('T' << 24));
    public const int InputOutput = -5;

    private const int NoEntry = -2;
    private const int AccessDenied = -13;
    private const int BrokenPipe = -32;
    private const int NetworkUnreachable = -101;
    private const int ConnectionReset = -104;
    private const int TimedOut = -110;
    private const int ConnectionRefused = -111;
    private const int HostUnreachable = -113;
    private const int ProtocolNotFound = -(0xF8 | ('P' << 8) | ('R' << 16) | ('O' << 24));
    private const int HttpBadRequest = -(0xF8 | ('4' << 8) | ('0' << 16) | ('0' << 24));
    private const int HttpUnauthorized = -(0xF8 | ('4' << 8) | ('0' << 16) | ('1' << 24));
    private const int HttpForbidden = -(0xF8 | ('4' << 8) | ('0' << 16) | ('3' << 24));
    private const int HttpNotFound = -(0xF8 | ('4' << 8) | ('0' << 16) | ('4' << 24));
    private const int HttpOtherClientError = -(0xF8 | ('4' << 8) | ('X' << 16) | ('X' << 24));
    private const int HttpServerError = -(0xF8 | ('5' << 8) | ('X' << 16) | ('X' << 24));
    private const int TextSize = 256;

    /// <summary>What libav calls the error, such as <c>Connection refused</c>.</summary>
    public static string Describe(int error)
    {
        var text = stackalloc byte[TextSize];
        _ = LibAvCore.av_strerror(error, text, TextSize);
        return Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
    }

    /// <summary>The kind of an error met while opening or reading a source.</summary>
    public static MediaErrorKind KindOf(int error) => error switch
    {
        NoEntry or HttpNotFound or HostUnreachable or NetworkUnreachable => MediaErrorKind.NotFound,
        AccessDenied or HttpUnauthorized or HttpForbidden => MediaErrorKind.Unauthorized,
        TimedOut => MediaErrorKind.Timeout,
        ConnectionRefused or ConnectionReset or BrokenPipe or InputOutput or EndOfFile => MediaErrorKind.ConnectionLost,
        HttpBadRequest or HttpOtherClientError or HttpServerError => MediaErrorKind.ConnectionLost,
        ProtocolNotFound => MediaErrorKind.Forbidden,
        OutOfMemory => MediaErrorKind.Configuration,
        _ => MediaErrorKind.Unsupported,
    };

    /// <summary>Throws for a failed allocation or setup call.</summary>
    public static void ThrowIfFailed(int result, string what)
    {
        if (result < 0)
        {
            throw new MediaException(MediaErrorKind.Configuration, $"{what}: {Describe(result)}.");
        }
    }

    /// <summary>The pointer, unless it is null: libav's allocators return that when memory has run out.</summary>
    public static nint ThrowIfNull(nint pointer) => pointer == 0
        ? throw new MediaException(MediaErrorKind.Configuration, "Out of memory.")
        : pointer;
}

using System.Security.Cryptography;
using System.Text;

namespace LunaVideoAgent.TestSupport.Rtsp;

/// <summary>Checks the credentials of requests.</summary>
internal sealed class RtspGuard(FakeRtspCameraOptions options)
{
    private const string Realm = "fake camera";
    private const string Nonce = "6d65646961";

    /// <summary>Whether a request may pass.</summary>
    public bool Admits(RtspRequest request)
    {
        var given = request.Headers.GetValueOrDefault("Authorization", "");

        return options.Authentication switch
        {
            CameraAuthentication.Basic => given == "Basic " + Base64($"{options.User}:{options.Password}"),
            CameraAuthentication.Digest => given.Contains($"response=\"{DigestOf(request)}\"", StringComparison.Ordinal),
            _ => true,
        };
    }

    /// <summary>The header that asks for credentials.</summary>
    public string Challenge => options.Authentication == CameraAuthentication.Basic
        ? $"WWW-Authenticate: Basic realm=\"{Realm}\"\r\n"
        : $"WWW-Authenticate: Digest realm=\"{Realm}\", nonce=\"{Nonce}\"\r\n";

    private string DigestOf(RtspRequest request) =>
        Md5($"{Md5($"{options.User}:{Realm}:{options.Password}")}:{Nonce}:{Md5($"{request.Method}:{request.Url}")}");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

#pragma warning disable CA5351 // RTSP's digest authentication is made of MD5.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}

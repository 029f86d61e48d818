using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace LunaVideoAgent.Gateway.Ui;

/// <summary>The files of the user interface, which are a part of this assembly: nothing of it is built or comes from elsewhere.</summary>
internal static class UiFiles
{
    /// <summary>The page that everything else hangs on.</summary>
    public const string Index = "index.html";

    private const string Prefix = "ui/";

    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private static readonly Lazy<FrozenDictionary<string, UiFile>> LazyAll = new(Load);

    /// <summary>Files by their names: <c>index.html</c>, <c>app.js</c>, …</summary>
    public static IReadOnlyDictionary<string, UiFile> All => LazyAll.Value;

    private static FrozenDictionary<string, UiFile> Load() =>
        typeof(UiFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], Load);

    private static UiFile Load(string resource)
    {
        using var source = typeof(UiFiles).Assembly.GetManifestResourceStream(resource)!;
        using var content = new MemoryStream();
        source.CopyTo(content);
        var bytes = content.ToArray();
        var etag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
        return new UiFile(ContentTypes[Path.GetExtension(resource)], bytes, Compress(bytes), etag);
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();

        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}

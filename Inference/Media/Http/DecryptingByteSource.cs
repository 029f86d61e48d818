using System.Security.Cryptography;
using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media.Http;

/// <summary>A segment of a playlist encrypted with AES-128-CBC and PKCS7 padding (RFC 8216, section 4.3.2.4).</summary>
internal sealed class DecryptingByteSource : IByteSource
{
    private readonly IByteSource _encrypted;
    private readonly Aes _aes;
    private readonly CryptoStream _plain;

    /// <summary>Decrypts a body with the key of the request.</summary>
    public DecryptingByteSource(IByteSource encrypted, ByteSourceRequest request)
    {
        _encrypted = encrypted;
        _aes = Aes.Create();
        _aes.Key = Convert.FromHexString(request.Key ?? "");
        _aes.IV = Convert.FromHexString(request.InitializationVector ?? "");
        _plain = new CryptoStream(new ByteSourceStream(encrypted), _aes.CreateDecryptor(), CryptoStreamMode.Read);
    }

    /// <inheritdoc/>
    public string FinalUrl => _encrypted.FinalUrl;

    /// <inheritdoc/>
    public long? Length => null;

    /// <inheritdoc/>
    public bool CanSeek => false;

    /// <inheritdoc/>
    public int Read(Span<byte> buffer) => _plain.Read(buffer);

    /// <inheritdoc/>
    public void Seek(long position) => throw new NotSupportedException();

    public void Dispose()
    {
        _encrypted.Dispose();
        _plain.Dispose();
        _aes.Dispose();
    }
}

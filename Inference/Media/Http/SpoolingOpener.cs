using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media.Http;

/// <summary>Fetches whole what another opener opens.</summary>
internal sealed class SpoolingOpener(IByteSourceOpener inner, long limitBytes) : IByteSourceOpener
{
    /// <inheritdoc/>
    public IByteSource Open(ByteSourceRequest request)
    {
        using var body = inner.Open(request);
        return new SpooledByteSource(body, SourceText.Mask(request.Url), limitBytes);
    }
}

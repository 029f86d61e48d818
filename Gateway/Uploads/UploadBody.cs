using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace LunaVideoAgent.Gateway.Uploads;

/// <summary>A body that is a file of any size: it goes on to a silo chunk by chunk, and never is in memory as a whole.</summary>
internal static class UploadBody
{
    /// <exception cref="AgentException">12017, 12024: not a video by its header; 12030: nothing.</exception>
    public static void Check(HttpRequest request)
    {
        if (request.ContentLength == 0)
        {
            throw AgentErrors.NoBody();
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            throw AgentErrors.BadContentType();
        }

        var isVideo = type.Type.Equals("video", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase);
        var encoding = request.Headers.ContentEncoding;

        if (!isVideo || (encoding.Count > 0 && encoding != "identity"))
        {
            throw AgentErrors.UnsupportedMediaType();
        }
    }

    /// <summary>Hands a body over; if that fails in any way, nothing of it is left.</summary>
    /// <exception cref="AgentException">It is not taken, or is no video.</exception>
    public static async Task<UploadedVideo> SendAsync(
        HttpRequest request, Guid? accountId, IVideoUploadGrain upload, CancellationToken cancellationToken)
    {
        try
        {
            // Before the first byte is read: a client that asks (Expect: 100-continue) need not send what is refused.
            await upload.BeginAsync(accountId, request.ContentLength, cancellationToken);
            LiftLimit(request);
            await SendChunksAsync(request.Body, upload, cancellationToken);
            return await upload.FinishAsync(cancellationToken);
        }
        catch
        {
            await upload.AbortAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private static async Task SendChunksAsync(Stream body, IVideoUploadGrain upload, CancellationToken cancellationToken)
    {
        var buffer = new byte[UploadChunk.MaxBytes];
        var offset = 0L;
        int count;

        do
        {
            count = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);

            if (count > 0)
            {
                await upload.WriteAsync(new UploadChunk(offset, count == buffer.Length ? buffer : buffer[..count]), cancellationToken);
                offset += count;
            }
        }
        while (count == buffer.Length);

        if (offset == 0)
        {
            throw AgentErrors.NoBody();
        }
    }

    // The silo bounds it: the gateway does not know by how much.
    private static void LiftLimit(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }
    }
}

using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Uploads;

namespace LunaVideoAgent.Gateway.Uploads;

/// <summary>Sources that are uploaded videos.</summary>
internal static class UploadUses
{
    /// <summary>Nothing, unless a source is an uploaded video: then it must be there, and stays until its user has ended.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="reference">The source.</param>
    /// <param name="at">Its place in the request.</param>
    /// <param name="accountId">Whose it must be; null is anybody's.</param>
    /// <param name="userId">The stream or task that will be made of it; null if it is only read now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentException">12022: there is none, or it is another account's; 45301: uploads are off.</exception>
    public static async Task RequireUploadAsync(
        this IGrainFactory grains, string reference, BodyPath at, Guid? accountId, Guid? userId, CancellationToken cancellationToken)
    {
        if (!UploadReference.TryParse(reference, out var videoId))
        {
            return;
        }

        try
        {
            await grains.Uploads().HoldAsync(videoId, accountId, userId, cancellationToken);
        }
        catch (AgentException fault) when (fault.Error.Code == AgentErrorCodes.UploadNotFound)
        {
            throw AgentErrors.InvalidBody(at.Text, "names no uploaded video of this account: it was removed or its time is over");
        }
    }
}

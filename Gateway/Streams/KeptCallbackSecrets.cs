using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>The masked secrets of a callback that is put back as it was shown.</summary>
internal static class KeptCallbackSecrets
{
    /// <summary>Whether there are some.</summary>
    public static bool AreMeantBy(CallbackSettings callback) =>
        Secrets.AreHiddenIn(callback.Url)
        || callback.Authorization?.Password == Secrets.Mask
        || callback.Sasl?.Password == Secrets.Mask
        || callback.Secret == Secrets.Mask
        || callback.Headers.Values.Any(Secrets.AreHiddenIn);

    /// <summary>A callback with the secrets of a stored one that sends to the same place in the same way.</summary>
    /// <param name="shown">As it was put.</param>
    /// <param name="index">Its place, at which its stored self is looked for first.</param>
    /// <param name="stored">What the stream has.</param>
    /// <param name="at">Its place in the body.</param>
    /// <exception cref="AgentException">12022: there is none, or the secret is not of it.</exception>
    public static CallbackSettings Restore(CallbackSettings shown, int index, IReadOnlyList<CallbackSettings> stored, BodyPath at)
    {
        if (!AreMeantBy(shown))
        {
            return shown;
        }

        var restored = stored.Skip(index).Take(1).Concat(stored)
            .Where(one => SendsTo(shown, one))
            .Select(one => Fill(shown, one))
            .FirstOrDefault(one => !AreMeantBy(one));
        Require.That(
            restored is not null,
            at,
            $"has '{Secrets.Mask}' where a secret belongs: a stored secret is kept only for the same receiver, with the same user");
        return restored;
    }

    // Kafka's way decides whether its password is readable to others.
    private static bool SendsTo(CallbackSettings shown, CallbackSettings stored) =>
        shown.Kind == stored.Kind
        && (shown.Url == stored.Url || shown.Url == Secrets.InText(stored.Url))
        && shown.Servers.SequenceEqual(stored.Servers, StringComparer.Ordinal)
        && shown.Protocol == stored.Protocol;

    private static CallbackSettings Fill(CallbackSettings shown, CallbackSettings stored) => shown with
    {
        Url = stored.Url,
        Authorization = Fill(shown.Authorization, stored.Authorization),
        Sasl = Fill(shown.Sasl, stored.Sasl),
        Secret = shown.Secret == Secrets.Mask ? stored.Secret : shown.Secret,
        Headers = KeptSecrets.RestoreValues(shown.Headers, stored.Headers),
    };

    private static BasicAuthorization? Fill(BasicAuthorization? shown, BasicAuthorization? stored) =>
        shown?.Password == Secrets.Mask && shown.Login == stored?.Login ? stored : shown;
}

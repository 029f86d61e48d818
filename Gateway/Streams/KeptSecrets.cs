using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>
/// Whoever changes a stream puts back what it was shown, in which secrets are masked. The stored ones are meant then: only for the very
/// same address, so that they go nowhere else.
/// </summary>
internal static class KeptSecrets
{
    /// <summary>Whether there are masked secrets.</summary>
    public static bool AreMeantBy(StreamSettings settings) =>
        Secrets.AreHiddenIn(settings.Data.Reference)
        || settings.Data.FfmpegOptions.Values.Any(Secrets.AreHiddenIn)
        || CallbacksOf(settings).Any(KeptCallbackSecrets.AreMeantBy);

    /// <summary>Settings with the stored secrets in the places of the masked ones.</summary>
    /// <exception cref="AgentException">12022: masked secrets of a callback that is not a stored one.</exception>
    public static StreamSettings Restore(StreamSettings settings, StreamSettings stored)
    {
        var policy = settings.NotificationPolicy;
        var notices = stored.NotificationPolicy?.Callbacks ?? [];

        return settings with
        {
            Data = RestoreSource(settings.Data, stored.Data),
            Analytics = [.. settings.Analytics.Select((analytic, i) => RestoreCallbacks(analytic, i, stored))],
            NotificationPolicy = policy is null
                ? null
                : policy with { Callbacks = Restore(policy.Callbacks, notices, BodyPath.Root["notification_policy"]["callbacks"]) },
        };
    }

    private static StreamData RestoreSource(StreamData shown, StreamData stored)
    {
        if (shown.Reference != Secrets.InText(stored.Reference) && shown.Reference != stored.Reference)
        {
            return shown;
        }

        return shown with
        {
            Reference = stored.Reference,
            FfmpegOptions = RestoreValues(shown.FfmpegOptions, stored.FfmpegOptions),
        };
    }

    /// <summary>Headers or options, with what is stored for those that are masked.</summary>
    internal static Dictionary<string, string> RestoreValues(
        IReadOnlyDictionary<string, string> shown, IReadOnlyDictionary<string, string> stored)
    {
        var masked = Secrets.InValues(stored);
        return shown.ToDictionary(
            pair => pair.Key,
            pair => Secrets.AreHiddenIn(pair.Value) && masked.TryGetValue(pair.Key, out var mask) && mask == pair.Value
                ? stored[pair.Key]
                : pair.Value);
    }

    // Callbacks of the same analytic are the likeliest, but analytics may have changed places.
    private static AnalyticSettings RestoreCallbacks(AnalyticSettings analytic, int index, StreamSettings stored)
    {
        var own = index < stored.Analytics.Count ? stored.Analytics[index].Callbacks : [];
        var known = own.Concat(stored.Analytics.SelectMany(one => one.Callbacks));
        var at = BodyPath.Root["analytics"][index]["parameters"]["callbacks"];
        return analytic with { Callbacks = Restore(analytic.Callbacks, [.. known], at) };
    }

    private static List<CallbackSettings> Restore(
        IReadOnlyList<CallbackSettings> shown, IReadOnlyList<CallbackSettings> stored, BodyPath at) =>
        [.. shown.Select((callback, i) => KeptCallbackSecrets.Restore(callback, i, stored, at[i]))];

    private static IEnumerable<CallbackSettings> CallbacksOf(StreamSettings settings) =>
        settings.Analytics.SelectMany(analytic => analytic.Callbacks).Concat(settings.NotificationPolicy?.Callbacks ?? []);
}

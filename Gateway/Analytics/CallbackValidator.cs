using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Checks callbacks: each kind has members of its own and no others.</summary>
internal static class CallbackValidator
{
    private const string Foreign = "is not a member of this kind of callback";

    public static void Validate(List<CallbackBody> callbacks, BodyPath at)
    {
        Require.Count(callbacks, 0, Limits.Callbacks, at);
        Require.Each(callbacks, at, Validate);
    }

    /// <summary>Where only HTTP is possible.</summary>
    public static void ValidateHttpOnly(List<CallbackBody> callbacks, BodyPath at)
    {
        Require.Count(callbacks, 0, Limits.Callbacks, at);
        Require.Each(callbacks, at, (callback, place) =>
        {
            Require.That(callback.Type is null or CallbackKind.Http, place["type"], "must be one of: http");
            Validate(callback, place);
        });
    }

    private static void Validate(CallbackBody callback, BodyPath at)
    {
        Require.Known(callback.Unknown, at);
        Require.Present(callback.Type, at["type"]);
        Require.Count(callback.Conditions ?? [], 0, Limits.Entries, at["conditions"]);
        Require.Each(callback.Conditions ?? [], at["conditions"], (condition, place) => condition.Validate(place));
        RefuseForeign(callback, callback.Type.Value, at);

        switch (callback.Type)
        {
            case CallbackKind.Http:
                ValidateHttp(callback, at);
                break;
            case CallbackKind.Kafka:
                BrokerValidator.ValidateKafka(callback, at);
                break;
            case CallbackKind.Mqtt:
                BrokerValidator.ValidateMqtt(callback, at);
                break;
        }
    }

    private static void RefuseForeign(CallbackBody callback, CallbackKind kind, BodyPath at)
    {
        if (kind is not CallbackKind.Http)
        {
            Require.Absent(callback.Authorization, at["authorization"], Foreign);
            Require.Absent(callback.Params, at["params"], Foreign);
            Require.Absent(callback.Secret, at["secret"], Foreign);
        }

        if (kind is not CallbackKind.Kafka)
        {
            Require.Absent(callback.Servers, at["servers"], Foreign);
            Require.Absent(callback.Protocol, at["protocol"], Foreign);
        }

        if (kind is not (CallbackKind.Http or CallbackKind.Mqtt))
        {
            Require.Absent(callback.Url, at["url"], Foreign);
        }

        if (kind is not (CallbackKind.Kafka or CallbackKind.Mqtt))
        {
            Require.Absent(callback.Topic, at["topic"], Foreign);
            Require.Absent(callback.Username, at["username"], Foreign);
            Require.Absent(callback.Password, at["password"], Foreign);
        }
    }

    private static void ValidateHttp(CallbackBody callback, BodyPath at)
    {
        Require.Present(callback.Url, at["url"]);
        Require.Length(callback.Url, Limits.Url, at["url"]);
        Require.That(IsHttp(callback.Url), at["url"], "must be an http or https url");
        callback.Authorization?.Validate(at["authorization"]);
        callback.Params?.Validate(at["params"]);
        Require.That(callback.Secret is not "", at["secret"], "must not be empty");
        Require.Length(callback.Secret, Limits.Text, at["secret"]);
    }

    private static bool IsHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0;
}

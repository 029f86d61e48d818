using System.Globalization;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>Valid bodies, and ways to change one place of them.</summary>
internal static class Bodies
{
    private const string Full = """
        {
          "name": "Entrance",
          "description": "North gate",
          "data": {
            "reference": "rtsp://admin:secret@camera.local:554/main?channel=1",
            "type": "stream",
            "orientation_strategy": "static",
            "rotation": 90,
            "downloadable": false,
            "timestamp_source": "pts",
            "pts": {"start_time": 1.5},
            "timeout": 4000,
            "fps": 12.5,
            "ffmpeg_kwargs": {"rtsp_transport": "tcp"},
            "preferred_program_stream_frame_width": 1280,
            "behavior_parameters": {
              "eof_retry": {"attempt_count": 3, "delay": 250},
              "decode_error_retry": {"attempt_count": 0, "delay": 0}
            }
          },
          "location": {
            "city": "Berlin",
            "area": "Mitte",
            "district": "1",
            "street": "Unter den Linden",
            "house_number": "7a",
            "geo_position": {"longitude": 13.4, "latitude": 52.5}
          },
          "event_source_group": "group-123",
          "source": "3rd Avenue",
          "autorestart": {"restart": 1, "attempt_count": 5, "delay": 30},
          "analytics": [
            {
              "analytic_name": "people_count",
              "label": "crowd",
              "parameters": {
                "targets": ["coordinates", "overview", "people_count"],
                "callbacks": [
                  {
                    "enable": 1,
                    "type": "http",
                    "url": "https://user:pass@receiver.example/events?token=abc",
                    "authorization": {"type": "basic", "login": "me", "password": "hidden"},
                    "params": {
                      "timeout": 10,
                      "content_type": "application/msgpack",
                      "headers": {"Authorization": "Bearer marker", "X-Place": "gate"}
                    }
                  },
                  {"type": "luna-ws-notification"},
                  {"enable": 0, "type": "luna-event"},
                  {
                    "type": "luna-kafka",
                    "servers": ["kafka:9092"],
                    "topic": "events",
                    "protocol": "SASL_SSL",
                    "username": "writer",
                    "password": "hidden"
                  },
                  {
                    "type": "mqtt",
                    "url": "mqtts://broker:8883",
                    "topic": "sites/{account_id}/{stream_id}/{event_type}",
                    "username": "writer",
                    "password": "hidden"
                  }
                ],
                "parameters": {
                  "event_policy": {"trigger": "period", "interval": 0.5},
                  "roi": {"x": 0, "y": 10, "width": 640, "height": 480, "mode": "abs"},
                  "droi": {"form": "common", "mode": "percent", "area": [[[0, 0], [0, 50.5], [100, 50]]]},
                  "rate": {"period": 0.2, "unit": "second"},
                  "probe_count": 2,
                  "people_count__gte": 10,
                  "people_count__lte": 2,
                  "event_delay": 1.5,
                  "image_retain_policy": {"mimetype": "JPEG", "quality": 0.8, "max_size": 320, "ttl": 7}
                }
              },
              "schedule": {
                "timezone": "Europe/Berlin",
                "intervals": [
                  {"days": [1, 5], "start": "08:00", "end": "20:30:15"},
                  {"start_time": "2026-01-01T00:00:00+01:00", "end_time": "2026-02-01T00:00:00Z"}
                ]
              }
            }
          ],
          "notification_policy": {"callbacks": [{"type": "http", "url": "http://status.example/"}]}
        }
        """;

    /// <summary>Every member of the contract with a value of its own.</summary>
    public static JsonObject FullStream() => Parse(Full);

    /// <summary>Only what must be there.</summary>
    public static JsonObject SmallStream() => Parse("""
        {"data": {"reference": "rtsp://camera/1", "type": "stream"}, "analytics": [{"analytic_name": "people_count"}]}
        """);

    /// <summary>A video with every member.</summary>
    public static JsonObject FullVideo() => Parse("""
        {
          "deferred_task": {"enable": 0, "callbacks": []},
          "video": {
            "url": "https://host/clip.mp4",
            "orientation": {"orientation_strategy": "static", "angle": 180},
            "pts": {"start_time": 2},
            "timestamp_source": "frame_rate",
            "fps": 5,
            "ffmpeg_kwargs": {"probesize": "1000000"},
            "error_handling": {"max_error_count": 3}
          },
          "analytics": [
            {
              "name": "people_count",
              "targets": ["overview"],
              "parameters": {"people_count_threshold": 4, "image_retain_policy": {"max_size": 100}}
            }
          ]
        }
        """);

    /// <summary>Puts a value, given as JSON, at a place; the places before it are made.</summary>
    public static JsonObject With(this JsonObject body, string path, string json)
    {
        var (parent, step) = Find(body, path);

        if (parent is JsonArray list)
        {
            list[IndexOf(step)] = JsonNode.Parse(json);
            return body;
        }

        parent[step] = JsonNode.Parse(json);
        return body;
    }

    /// <summary>Takes a member away.</summary>
    public static JsonObject Without(this JsonObject body, string path)
    {
        var (parent, step) = Find(body, path);
        parent.AsObject().Remove(step);
        return body;
    }

    private static (JsonNode Parent, string Step) Find(JsonObject body, string path)
    {
        var steps = path.Split('.');
        JsonNode place = body;

        foreach (var step in steps[..^1])
        {
            place = place is JsonArray list ? list[IndexOf(step)]! : place[step] ??= new JsonObject();
        }

        return (place, steps[^1]);
    }

    private static int IndexOf(string step) => int.Parse(step, CultureInfo.InvariantCulture);

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}

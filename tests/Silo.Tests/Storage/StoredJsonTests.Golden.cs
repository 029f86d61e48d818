namespace LunaVideoAgent.Silo.Tests.Storage;

internal sealed partial class StoredJsonTests
{
    private const string Golden = """
        {
          "account_id": "6d071cca-fda5-4a03-84d5-5bea65904480",
          "name": "entrance",
          "description": "main door",
          "data": {
            "reference": "rtsp://camera/1",
            "type": "video_file",
            "orientation": "video_info",
            "rotation_degrees": 90,
            "downloadable": true,
            "timestamp_source": "frame_rate",
            "start_time_seconds": 1.5,
            "timeout": "00:00:03",
            "frame_rate": 12.5,
            "ffmpeg_options": {
              "rtsp_transport": "tcp"
            },
            "eof_retry": {
              "attempt_count": 3,
              "delay": "00:00:00.2500000"
            },
            "decode_error_retry": {
              "attempt_count": 0,
              "delay": "00:00:00"
            },
            "preferred_frame_width": 1280
          },
          "location": {
            "city": "Köln",
            "house_number": "7a",
            "geo_position": {
              "longitude": 6.96,
              "latitude": 50.94
            }
          },
          "event_source_group": "gates",
          "source": "north",
          "autorestart": {
            "enabled": true,
            "attempt_count": 5,
            "delay": "00:02:00"
          },
          "analytics": [
            {
              "name": "people_count",
              "targets": [
                "coordinates",
                "overview"
              ],
              "callbacks": [
                {
                  "kind": "http",
                  "enabled": true,
                  "url": "https://receiver/events",
                  "authorization": {
                    "login": "user",
                    "password": "word"
                  },
                  "timeout": "00:01:00",
                  "content_type": "application/json",
                  "headers": {
                    "X-Site": "7"
                  },
                  "servers": [],
                  "protocol": "PLAINTEXT"
                },
                {
                  "kind": "web_socket",
                  "enabled": false,
                  "timeout": "00:01:00",
                  "content_type": "application/json",
                  "headers": {},
                  "servers": [],
                  "protocol": "PLAINTEXT"
                }
              ],
              "parameters": {
                "kind": "people_count",
                "count_at_least": 10,
                "count_at_most": 2,
                "event_delay": "00:00:01",
                "rate": {
                  "period": 0.5,
                  "unit": "second"
                },
                "probe_count": 2,
                "roi": {
                  "x": 1,
                  "y": 2,
                  "width": 3,
                  "height": 4,
                  "mode": "percent"
                },
                "droi": {
                  "mode": "absolute",
                  "polygons": [
                    [
                      {
                        "x": 0,
                        "y": 0
                      },
                      {
                        "x": 9,
                        "y": 0
                      },
                      {
                        "x": 0,
                        "y": 9
                      }
                    ]
                  ]
                },
                "event_policy": {
                  "trigger": "period",
                  "interval": "00:00:05"
                },
                "image_retain_policy": {
                  "format": "jpeg",
                  "quality": 0.8,
                  "max_size_pixels": 320,
                  "time_to_live_days": 30
                }
              },
              "label": "crowd",
              "schedule": {
                "time_zone": "Europe/Berlin",
                "intervals": [
                  {
                    "days": [
                      1,
                      7
                    ],
                    "start": "22:00:00",
                    "end": "06:00:00"
                  },
                  {
                    "days": [],
                    "start_time": "1970-01-01T00:00:00+00:00",
                    "end_time": "1970-01-02T00:00:00+00:00"
                  }
                ]
              }
            }
          ],
          "notification_policy": {
            "callbacks": [
              {
                "kind": "http",
                "enabled": true,
                "url": "https://receiver/status",
                "timeout": "00:01:00",
                "content_type": "application/json",
                "headers": {},
                "servers": [],
                "protocol": "PLAINTEXT"
              }
            ]
          }
        }
        """;
}

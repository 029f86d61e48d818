using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Delivery;

internal sealed class EventDocumentTests
{
    [Test]
    public void A_body_has_the_members_of_the_contract()
    {
        var stream = SampleCallback.Stream();
        var source = SampleCallback.Event();

        var body = JsonNode.Parse(EventDocument.Write(stream, source, "https://agent").Span);

        var expected = JsonNode.Parse($$"""
            {
              "account_id": "{{stream.Settings.AccountId}}",
              "event_create_time": "2026-05-04T12:30:15Z",
              "event_end_time": "2026-05-04T12:30:16Z",
              "event_type": "crowd",
              "event": {
                "stream_id": "{{stream.StreamId}}",
                "event_id": "{{source.EventId}}",
                "track_id": "{{source.TrackId}}",
                "event_status": "in_progress",
                "source": "gate",
                "source_group": "group-1",
                "location": {
                  "city": "Oslo", "area": null, "district": null, "street": null, "house_number": null,
                  "geo_position": { "longitude": 10.75, "latitude": 59.9 }
                },
                "video_segment": { "start_time_offset": 1.5, "end_time_offset": 2 },
                "people_count": 3,
                "overview": {
                  "time_offset": 1.5, "image": "https://agent/2/images/1", "people_count": 3, "people_coordinates": [[1.5, 2]]
                },
                "frames_estimations": [{ "time_offset": 1.5, "people_count": 3 }]
              }
            }
            """);
        Assert.That(JsonNode.DeepEquals(body, expected), Is.True, body!.ToJsonString());
    }

    [Test]
    public void What_an_event_lacks_its_body_lacks()
    {
        var source = SampleCallback.Event() with { Overview = null, PeopleCount = null, Frames = [] };

        var body = JsonNode.Parse(EventDocument.Write(SampleCallback.Stream(), source, "").Span)!["event"]!.AsObject();

        Assert.That(body.ContainsKey("overview") || body.ContainsKey("people_count"), Is.False);
        Assert.That(body["frames_estimations"]!.AsArray(), Is.Empty);
    }
}

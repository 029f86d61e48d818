using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Delivery;

internal sealed class HumanDocumentTests
{
    [Test]
    public void A_person_is_told_with_face_and_body_of_frames_and_of_the_whole_track()
    {
        var face = new FaceEstimation
        {
            Rectangle = new ImageRectangle(1, 2, 3, 4),
            Score = 0.5f,
            Landmarks5 = [new ImagePoint(1, 2)],
            HeadPose = new HeadPose(1, 2, 3),
            Ags = 0.25,
            Missing = ["mask"],
        };
        var source = SampleCallback.Event() with
        {
            Face = new AggregatedPart
            {
                Samples = [new HumanSample(1.5, "/2/images/a", 0.75)],
                BasicAttributes = new BasicAttributes(30.04, 0.25),
                Missing = ["descriptor"],
            },
            Body = new AggregatedPart { Thumbnail = "/2/images/b" },
            Frames =
            [
                new FrameEstimation
                {
                    TimeOffset = 1.5,
                    Humans = [new HumanEstimation { Face = face, Body = new BodyEstimation(new ImageRectangle(5, 6, 7, 8), 0.5f) }],
                },
            ],
        };

        var body = JsonNode.Parse(EventDocument.Write(SampleCallback.Stream(), source, "https://agent").Span)!["event"]!;

        var aggregated = JsonNode.Parse("""
            {
              "face": {
                "samples": [{"time_offset": 1.5, "image": "https://agent/2/images/a", "score": 0.75}],
                "basic_attributes": {"age": 30, "gender": 0, "gender_score": 0.75},
                "descriptor": null
              },
              "body": {"thumbnail": "https://agent/2/images/b"}
            }
            """);
        var frames = JsonNode.Parse("""
            [{
              "time_offset": 1.5,
              "face": {
                "detection": {"rect": {"x": 1, "y": 2, "width": 3, "height": 4}, "score": 0.5, "landmarks5": [[1, 2]]},
                "attributes": {"head_pose": {"yaw": 1, "pitch": 2, "roll": 3}, "ags": 0.25, "mask": null}
              },
              "body": {"detection": {"rect": {"x": 5, "y": 6, "width": 7, "height": 8}, "score": 0.5}}
            }]
            """);
        Assert.That(JsonNode.DeepEquals(body["aggregated_estimations"], aggregated), Is.True, body.ToJsonString());
        Assert.That(JsonNode.DeepEquals(body["frames_estimations"], frames), Is.True, body.ToJsonString());
    }

    [Test]
    public void What_networks_of_the_model_folders_told_is_in_it()
    {
        var mask = new AttributeEstimation("mask", "predominant_mask", ["off", "on"], [0.25, 0.75]);
        var gaze = new AttributeEstimation("gaze", null, ["yaw", "pitch"], [5, -3]);
        var source = SampleCallback.Event() with
        {
            Face = new AggregatedPart
            {
                Attributes = [new AttributeEstimation("liveness", "prediction", ["real", "fake"], [0.75, 0.25])],
                Descriptor = new FaceDescriptor(2, "AAAA", 0.5),
            },
            Frames =
            [
                new FrameEstimation
                {
                    TimeOffset = 1,
                    Humans = [new HumanEstimation { Face = new FaceEstimation { Attributes = [mask, gaze] } }],
                },
            ],
        };

        var body = JsonNode.Parse(EventDocument.Write(SampleCallback.Stream(), source, "").Span)!["event"]!;

        var face = JsonNode.Parse("""
            {
              "liveness": {"prediction": "real", "estimations": {"real": 0.75, "fake": 0.25}},
              "descriptor": {"version": 2, "descriptor": "AAAA", "score": 0.5}
            }
            """);
        Assert.That(JsonNode.DeepEquals(body["aggregated_estimations"]!["face"], face), Is.True, body.ToJsonString());
        Assert.That(body["frames_estimations"]![0]!["face"]!.ToJsonString(), Is.EqualTo(
            """{"attributes":{"mask":{"predominant_mask":"on","estimations":{"off":0.25,"on":0.75}},"gaze":{"yaw":5,"pitch":-3}}}"""));
    }

    [Test]
    public void What_was_not_asked_for_is_not_there()
    {
        var source = SampleCallback.Event() with { Frames = [new FrameEstimation { TimeOffset = 1, Humans = [new HumanEstimation()] }] };

        var body = JsonNode.Parse(EventDocument.Write(SampleCallback.Stream(), source, "").Span)!["event"]!.AsObject();

        Assert.That(body.ContainsKey("aggregated_estimations"), Is.False);
        Assert.That(body["frames_estimations"]!.ToJsonString(), Is.EqualTo("""[{"time_offset":1}]"""));
    }
}

using System.Numerics;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;
using LunaVideoAgent.Inference.Faces;
using static LunaVideoAgent.Grains.Tests.Analytics.Support.HumanRun;

namespace LunaVideoAgent.Grains.Tests.Analytics.HumanTracking;

/// <summary>Which shots of a track are kept: frame n is at second n and shows the face with the n-th score.</summary>
internal sealed class BestShotsTests
{
    private static readonly FacePose Frontal = new(0, 0, 0);

    [TestCase(new[] { 0.3, 0.8, 0.5 }, 1, new[] { 0.8 }, Description = "the best, wherever it is")]
    [TestCase(new[] { 0.8, 0.3, 0.5 }, 1, new[] { 0.8 })]
    [TestCase(new[] { 0.3, 0.5, 0.8 }, 1, new[] { 0.8 })]
    [TestCase(new[] { 0.3, 0.8, 0.5, 0.6 }, 2, new[] { 0.8, 0.6 }, Description = "best first")]
    [TestCase(new[] { 0.2, 0.4, 0.6, 0.8 }, 3, new[] { 0.8, 0.6, 0.4 })]
    [TestCase(new[] { 0.4, 0.2 }, 5, new[] { 0.4, 0.2 }, Description = "no more than there are")]
    [TestCase(new[] { 0.50, 0.51, 0.52, 0.53 }, 1, new[] { 0.53 }, Description = "better by more than 0.02 only once, at the end")]
    [TestCase(new[] { 0.50, 0.51, 0.515 }, 1, new[] { 0.50 }, Description = "never by 0.02")]
    public void The_best_scores_of_a_sequence_are_kept(double[] scores, int count, double[] kept)
    {
        var run = See(Faces(count), scores);

        Assert.That(run.Events.Single().Face!.Samples!.Select(sample => sample.Score), Is.EqualTo(kept).Within(1e-4));
        Assert.That(
            run.Events[0].Face!.Samples!.Select(sample => sample.Score),
            Is.EqualTo(run.Events[0].Face!.Samples!.Select(sample => Math.Round((double)(float)scores[(int)sample.TimeOffset], 4))),
            "each with the second it was taken at");
    }

    [Test]
    public void Of_equal_shots_the_first_ones_are_kept()
    {
        var run = See(Faces(2), [0.5, 0.7, 0.7, 0.7]);

        Assert.That(run.Events[0].Face!.Samples!.Select(sample => sample.TimeOffset), Is.EqualTo(new[] { 1.0, 2.0 }));
    }

    [Test]
    public void The_thumbnail_is_that_of_the_best_shot_and_pictures_that_are_beaten_are_dropped()
    {
        var run = See(Faces(1), [0.3, 0.8, 0.5], HumanTargets.FaceSamples, HumanTargets.FaceThumbnail);

        Assert.That(run.Events[0].Face!.Thumbnail, Is.EqualTo("thumbnail at 1 s"));
        Assert.That(run.Camera.Names, Is.EqualTo(["chip at 0 s", "thumbnail at 0 s", "chip at 1 s", "thumbnail at 1 s"]));
        Assert.That(run.Camera.Dropped, Is.EqualTo(["chip at 0 s", "thumbnail at 0 s"]));
    }

    [Test]
    public void What_does_not_pass_the_filters_is_not_kept_however_good_it_is()
    {
        var filter = new SampleFilter { Score = 0.4, HeadPose = new HeadPoseLimits(Yaw: 30, Pitch: 20, Roll: 40) };
        var run = new HumanRun(Parameters(3, filter), [HumanTargets.FaceSamples]);

        See(run, (0.3, Frontal), (0.9, new FacePose(31, 0, 0)), (0.9, new FacePose(0, -21, 0)), (0.9, new FacePose(0, 0, 41)));
        See(run, (0.5, new FacePose(-30, 20, -40)), (0.45, Frontal));
        run.End();

        Assert.That(run.Events[0].Face!.Samples!.Select(sample => sample.TimeOffset), Is.EqualTo(new[] { 4.0, 5.0 }));
    }

    [Test]
    public void A_track_of_which_no_shot_passes_is_told_of_without_pictures()
    {
        var run = new HumanRun(Parameters(1, new SampleFilter { Score = 0.9 }), [HumanTargets.FaceSamples, HumanTargets.FaceThumbnail]);

        See(run, (0.5, Frontal), (0.6, Frontal));
        run.End();

        Assert.That(run.Events.Single().Face!.Samples, Is.Empty);
        Assert.That(run.Events[0].Face!.Missing, Is.EqualTo(["thumbnail"]));
        Assert.That(run.Camera.Names, Is.Empty);
    }

    [Test]
    public void Bodies_are_chosen_by_their_detection_score()
    {
        var run = new HumanRun(new HumanTrackingParameters { ProbeCount = 1 }, [HumanTargets.BodySamples, HumanTargets.BodyThumbnail]);

        foreach (var score in new[] { 0.5f, 0.9f, 0.7f })
        {
            run.See(Body(1, 0, score));
        }

        run.End();

        var best = run.Events.Single().Body!.Samples!.Single();
        Assert.That((best.TimeOffset, best.Score, best.Image), Is.EqualTo((1.0, 0.9, "sample at 1 s")));
        Assert.That(run.Events[0].Body!.Thumbnail, Is.EqualTo("thumbnail at 1 s"));
    }

    [Test]
    public void Faces_of_one_person_compete_across_the_tracks_that_follow_them()
    {
        var run = new HumanRun(Parameters(2, new SampleFilter()), [HumanTargets.FaceSamples, HumanTargets.BodyDetection]);

        run.Readings = Read(1, 0.4);
        run.See(Body(1, 0), Face(1, 0));
        run.See(Body(1, 0));
        run.Readings = Read(2, 0.8);
        run.See(Body(1, 0), Face(2, 0));
        run.End();

        Assert.That(run.Events.Single().Face!.Samples!.Select(sample => sample.Score), Is.EqualTo(new[] { 0.8, 0.4 }).Within(1e-4));
    }

    [Test]
    public void Age_and_gender_are_means_in_which_good_shots_count_more()
    {
        var run = new HumanRun(Parameters(1, new SampleFilter { Score = 0.2 }), [HumanTargets.FaceBasicAttributes]);

        run.Readings = Read(1, 0.75, age: 30, male: 1);
        run.See(Face(1, 0));
        run.Readings = Read(1, 0.25, age: 50, male: 0);
        run.See(Face(1, 0));
        run.Readings = Read(1, 0.1, age: 99, male: 0);
        run.See(Face(1, 0));
        run.End();

        var attributes = run.Events.Single().Face!.BasicAttributes!;
        Assert.That((attributes.Age, attributes.MaleProbability), Is.EqualTo((35.0, 0.75)), "the third did not pass the filter");
    }

    private static HumanTrackingParameters Faces(int count) => Parameters(count, new SampleFilter());

    private static HumanTrackingParameters Parameters(int count, SampleFilter filter) =>
        new() { ProbeCount = 1, FaceSamples = new SampleSettings(count, filter) };

    private static HumanRun See(HumanTrackingParameters parameters, double[] scores, params string[] targets)
    {
        var run = new HumanRun(parameters, targets is [] ? [HumanTargets.FaceSamples] : targets);
        See(run, [.. scores.Select(score => (score, Frontal))]);
        return run.End();
    }

    private static void See(HumanRun run, params (double Score, FacePose Pose)[] shots)
    {
        foreach (var (score, pose) in shots)
        {
            run.Readings = Read(1, score, pose);
            run.See(Face(1, 0));
        }
    }

    private static Dictionary<int, FaceReading> Read(
        int track, double score, FacePose pose = default, float? age = null, float? male = null)
    {
        var reading = new FaceReading
        {
            Points = new Vector2[FacePoints.Count],
            Pose = pose,
            Quality = (float)score,
            Age = age,
            MaleProbability = male,
        };
        return new Dictionary<int, FaceReading> { [track] = reading };
    }
}

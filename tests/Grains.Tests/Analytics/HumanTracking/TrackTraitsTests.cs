using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;
using LunaVideoAgent.Inference.Faces;
using static LunaVideoAgent.Grains.Tests.Analytics.Support.HumanRun;

namespace LunaVideoAgent.Grains.Tests.Analytics.HumanTracking;

/// <summary>What networks of the model folders tell, in frames and over a track.</summary>
internal sealed class TrackTraitsTests
{
    private static readonly string[] Told = [HumanTargets.Mask, HumanTargets.Liveness, HumanTargets.FaceDescriptor];

    [Test]
    public void A_frame_shows_what_was_read_in_it()
    {
        var run = Run(HumanTargets.Mask, HumanTargets.Gaze);

        See(run, 0.5f, Mask(0.1f, 0.9f));

        var face = run.Frames.Single().Humans!.Single().Face!;
        var mask = face.Attributes.Single();
        Assert.That((mask.Member, mask.LikeliestMember, mask.Likeliest), Is.EqualTo(("mask", "predominant_mask", "on")));
        Assert.That(mask.Values, Is.EqualTo(new[] { 0.1, 0.9 }));
        Assert.That(face.Missing, Is.EqualTo(["gaze"]), "which no network tells");
    }

    [Test]
    public void A_frame_in_which_a_face_was_not_read_says_so()
    {
        var run = Run(HumanTargets.Mask);

        See(run, 0.5f);

        Assert.That(run.Frames.Single().Humans!.Single().Face!.Missing, Is.EqualTo(["mask"]));
    }

    [Test]
    public void A_track_tells_the_mean_in_which_good_pictures_count_more()
    {
        var run = Run(HumanTargets.Liveness);

        See(run, 0.75f, Live(0.8f, 0.2f));
        See(run, 0.25f, Live(0.4f, 0.6f));
        run.End();

        var liveness = run.Events.Single().Face!.Attributes.Single();
        Assert.That(liveness.Values, Is.EqualTo(new[] { 0.7, 0.3 }).Within(1e-4));
        Assert.That((liveness.Member, liveness.LikeliestMember, liveness.Likeliest), Is.EqualTo(("liveness", "prediction", "real")));
    }

    [Test]
    public void A_descriptor_is_the_mean_as_bytes()
    {
        var run = Run(HumanTargets.FaceDescriptor);

        See(run, 0.75f, Descriptor(1, 1, -1));
        See(run, 0.25f, Descriptor(1, 5, 3));
        run.End();

        var descriptor = run.Events.Single().Face!.Descriptor!;
        var bytes = Convert.FromBase64String(descriptor.Base64);
        Assert.That((descriptor.Version, descriptor.Score), Is.EqualTo((1, 0.75)));
        Assert.That((BitConverter.ToSingle(bytes, 0), BitConverter.ToSingle(bytes, 4), bytes.Length), Is.EqualTo((2f, 0f, 8)));
    }

    [Test]
    public void Values_of_another_network_begin_anew()
    {
        var run = Run(HumanTargets.FaceDescriptor);

        See(run, 0.5f, Descriptor(1, 1, 1));
        See(run, 0.5f, Descriptor(2, 3, 3));
        run.End();

        var descriptor = run.Events.Single().Face!.Descriptor!;
        Assert.That(descriptor.Version, Is.EqualTo(2));
        Assert.That(BitConverter.ToSingle(Convert.FromBase64String(descriptor.Base64), 0), Is.EqualTo(3f));
    }

    [Test]
    public void A_track_of_which_nothing_was_read_says_so()
    {
        var run = Run(HumanTargets.Liveness, HumanTargets.Deepfake);

        See(run, 0.5f);
        run.End();

        Assert.That(run.Events.Single().Face!.Missing, Is.EquivalentTo(["liveness", "deepfake"]));
    }

    [Test]
    public void They_go_along_to_another_silo()
    {
        var run = Run(HumanTargets.Liveness, HumanTargets.FaceDescriptor);

        See(run, 0.75f, Live(0.8f, 0.2f), Descriptor(1, 1, -1));
        run.Move();
        See(run, 0.25f, Live(0.4f, 0.6f), Descriptor(1, 5, 3));
        run.End();

        var face = run.Events.Single().Face!;
        Assert.That(face.Attributes.Single().Values, Is.EqualTo(new[] { 0.7, 0.3 }).Within(1e-4));
        Assert.That(BitConverter.ToSingle(Convert.FromBase64String(face.Descriptor!.Base64), 0), Is.EqualTo(2f));
    }

    private static HumanRun Run(params string[] targets) => new(targets: targets, told: Told);

    private static FaceAttribute Mask(params float[] values) => new(HumanTargets.Mask, ["off", "on"], values, Version: 1);

    private static FaceAttribute Live(params float[] values) => new(HumanTargets.Liveness, ["real", "fake"], values, Version: 1);

    private static FaceAttribute Descriptor(int version, params float[] values) =>
        new(HumanTargets.FaceDescriptor, [], values, version);

    private static void See(HumanRun run, float quality, params FaceAttribute[] attributes)
    {
        run.Readings = new Dictionary<int, FaceReading>
        {
            [1] = new() { Points = new System.Numerics.Vector2[68], Pose = default, Quality = quality, Attributes = attributes },
        };
        run.See(Face(1, 0));
    }
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Analytics.HumanTracking;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Models;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Tests.Analytics.HumanTracking;

internal sealed class HumanTrackingAnalyticTests
{
    [TestCase(
        HumanTargets.Emotions,
        "emotions is switched off: laws restrict reading emotions in places. The setting Analytics:Emotions at true switches it on")]
    [TestCase(
        HumanTargets.FaceDescriptor,
        "aggregated_face_descriptor is switched off: descriptors are biometric data. "
        + "The setting Analytics:Descriptors at true switches it on")]
    [TestCase(
        HumanTargets.BodyDescriptor,
        "aggregated_body_descriptor is switched off: descriptors are biometric data. "
        + "The setting Analytics:Descriptors at true switches it on")]
    public void What_laws_are_about_is_refused_unless_an_installation_wants_it(string target, string message)
    {
        var settings = Ask(HumanTargets.FaceDetection, target);

        Assert.That(Analytic(new AnalyticsOptions()).FindFault(settings), Is.EqualTo(new AnalyticFault("targets.1", message)));
        Assert.That(Analytic(new AnalyticsOptions { Emotions = true, Descriptors = true }).FindFault(settings), Is.Null);
    }

    [Test]
    public void What_is_refused_is_neither_told_nor_null()
    {
        var analytic = Analytic(new AnalyticsOptions());

        var listed = analytic.Targets.Concat(analytic.MissingTargets).ToArray();

        Assert.That(listed, Is.EquivalentTo(HumanTargets.OfVideos.Except(
            [HumanTargets.Emotions, HumanTargets.FaceDescriptor, HumanTargets.BodyDescriptor])));
    }

    [Test]
    public void What_is_allowed_and_has_no_model_is_null()
    {
        var analytic = Analytic(new AnalyticsOptions { Emotions = true, Descriptors = true });

        Assert.That(analytic.MissingTargets, Is.SupersetOf(new[] { HumanTargets.Emotions, HumanTargets.FaceDescriptor }));
        Assert.That(analytic.FaceTargetsOf(Ask(HumanTargets.Emotions)), Is.Empty);
        Assert.That(analytic.NeedsOf(Ask(HumanTargets.Emotions)), Is.EqualTo(DetectionNeeds.Faces));
    }

    [Test]
    public void A_model_makes_its_target_one_that_is_told()
    {
        var models = new FakeModels().AddFace("mine", HumanTargets.Mask).AddFace("other", HumanTargets.Liveness);
        var analytic = Analytic(new AnalyticsOptions(), models);
        var settings = Ask(HumanTargets.Mask, HumanTargets.Glasses, HumanTargets.Liveness);

        Assert.That(analytic.Targets, Is.SupersetOf(new[] { HumanTargets.Mask, HumanTargets.Liveness }));
        Assert.That(analytic.MissingTargets, Does.Contain(HumanTargets.Glasses).And.Not.Contain(HumanTargets.Mask));
        Assert.That(analytic.FaceTargetsOf(settings), Is.EqualTo([HumanTargets.Mask, HumanTargets.Liveness]));
        Assert.That(
            analytic.NeedsOf(settings), Is.EqualTo(DetectionNeeds.Faces | DetectionNeeds.FacePoints | DetectionNeeds.Pixels));
    }

    [Test]
    public void A_model_of_what_is_switched_off_changes_nothing()
    {
        var analytic = Analytic(new AnalyticsOptions(), new FakeModels().AddFace("mine", HumanTargets.Emotions));

        Assert.That(analytic.FindFault(Ask(HumanTargets.Emotions))?.Path, Is.EqualTo("targets.0"));
        Assert.That(analytic.Targets, Does.Not.Contain(HumanTargets.Emotions));
    }

    [Test]
    public void Manifests_know_the_targets_by_the_contracts_names() => Assert.That(
        FaceRecipe.Targets, Is.EqualTo(FaceMember.OfFrames.Concat(FaceMember.OfTracks).Select(member => member.Target)));

    private static HumanTrackingAnalytic Analytic(AnalyticsOptions options, FakeModels? models = null) =>
        new(models ?? new FakeModels(), Options.Create(options));

    private static AnalyticSettings Ask(params string[] targets) =>
        new() { Name = AnalyticNames.HumanTracking, Parameters = new HumanTrackingParameters(), Targets = targets };
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Segments;

[TestFixture]
internal sealed class SegmentSetupTests
{
    private static readonly FakeDetector Detector = new(_ => 1);

    private readonly List<PipelineBench> _benches = [];

    [TearDown]
    public void Dispose() => _benches.ForEach(bench => bench.Dispose());

    [Test]
    public void Silos_with_the_same_networks_fit_each_other()
    {
        var one = SetupOf(("people", "1"), ("fire", "1"));
        var other = SetupOf(("fire", "1"), ("people", "1"));

        Assert.That(other.Fits(one.WordsFor([PipelineBench.PeopleCount()])));
        Assert.That(other.Fits(one.WordsFor([Detection("fire")])));
    }

    [Test]
    public void A_network_that_the_analytics_do_not_name_may_be_had_by_one_of_them_alone()
    {
        var more = SetupOf(("people", "1"), ("fire", "1"));
        var less = SetupOf(("people", "1"));

        Assert.That(less.Fits(more.WordsFor([PipelineBench.PeopleCount()])));
        Assert.That(more.Fits(less.WordsFor([PipelineBench.PeopleCount()])));
    }

    [Test]
    public void A_network_that_an_analytic_names_must_be_there()
    {
        var more = SetupOf(("people", "1"), ("fire", "1"));
        var less = SetupOf(("people", "1"));

        Assert.That(less.Fits(more.WordsFor([PipelineBench.PeopleCount(), Detection("fire")])), Is.False);
    }

    [Test]
    public void A_network_that_both_have_must_be_the_same_whether_it_is_named_or_not()
    {
        var words = SetupOf(("people", "1"), ("fire", "1")).WordsFor([PipelineBench.PeopleCount()]);

        Assert.That(SetupOf(("people", "2"), ("fire", "1")).Fits(words), Is.False);
        Assert.That(SetupOf(("people", "1"), ("fire", "2")).Fits(words), Is.False);
    }

    [Test]
    public void Other_settings_do_not_fit()
    {
        var words = SetupOf(("people", "1")).WordsFor([PipelineBench.PeopleCount()]);

        Assert.That(SetupOf(new PipelineOptions { PersonScore = 0.77 }, ("people", "1")).Fits(words), Is.False);
        Assert.That(SetupOf(("people", "1")).Fits(""), Is.False);
    }

    private SegmentSetup SetupOf(params (string Key, string Fingerprint)[] networks) => SetupOf(new PipelineOptions(), networks);

    private SegmentSetup SetupOf(PipelineOptions options, params (string Key, string Fingerprint)[] networks)
    {
        var models = networks.Aggregate(
            new FakeModels(), (all, one) => all.Add(one.Key, Detector, fingerprint: one.Fingerprint));
        var bench = new PipelineBench(new FakeSource(), Detector, options, models: models);
        _benches.Add(bench);
        return new SegmentSetup(bench.Services, new PipelineDetectors(Detector, new FakeFaces(), models));
    }

    // Another threshold than the shared pass has, so that it wants the detector for itself.
    private static AnalyticSettings Detection(string model) => new()
    {
        Name = AnalyticNames.ObjectDetection,
        Parameters = new ObjectDetectionParameters { Model = model, Threshold = 0.1 },
    };
}

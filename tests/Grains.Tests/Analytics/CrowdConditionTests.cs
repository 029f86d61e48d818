using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class CrowdConditionTests
{
    [TestCase(null, null, null, "1 2 3 4 5 6", TestName = "Nothing given: anybody")]
    [TestCase(0, null, null, "1 2 3 4 5 6", TestName = "Threshold 0: anybody")]
    [TestCase(4, null, null, "5 6", TestName = "Threshold: more than it")]
    [TestCase(int.MaxValue, null, null, "", TestName = "The largest threshold: never")]
    [TestCase(null, 4, null, "4 5 6", TestName = "gte: it or more")]
    [TestCase(null, null, 0, "0", TestName = "lte 0: nobody")]
    [TestCase(null, 5, 1, "0 1 5 6", TestName = "Both: outside of what lies between them")]
    public void Parameters_say_which_counts_are_a_crowd(int? threshold, int? countAtLeast, int? countAtMost, string expected)
    {
        var parameters = new PeopleCountParameters { Threshold = threshold, CountAtLeast = countAtLeast, CountAtMost = countAtMost };

        var conditions = CrowdCondition.From(parameters);

        var counts = Enumerable.Range(0, 7).Where(count => conditions.Any(condition => condition.Holds(count)));
        Assert.That(string.Join(' ', counts), Is.EqualTo(expected));
    }

    [Test]
    public void The_peak_of_too_many_is_the_largest_count_and_of_too_few_the_smallest()
    {
        Assert.That(CrowdCondition.MoreThan(2).IsStronger(5, than: 4), Is.True);
        Assert.That(CrowdCondition.MoreThan(2).IsStronger(4, than: 4), Is.False);
        Assert.That(CrowdCondition.AtMost(2).IsStronger(0, than: 1), Is.True);
        Assert.That(CrowdCondition.AtMost(2).IsStronger(1, than: 1), Is.False);
    }

    [TestCase(3, 5, null)]
    [TestCase(3, null, 1)]
    [TestCase(null, 5, 5)]
    [TestCase(null, 5, 6)]
    public void Contradictions_are_refused(int? threshold, int? countAtLeast, int? countAtMost)
    {
        var parameters = new PeopleCountParameters { Threshold = threshold, CountAtLeast = countAtLeast, CountAtMost = countAtMost };

        Assert.That(() => CrowdCondition.From(parameters), Throws.ArgumentException);
    }
}

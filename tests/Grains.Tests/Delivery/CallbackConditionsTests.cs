using System.Text;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Grains.Tests.Delivery;

internal sealed class CallbackConditionsTests
{
    private const string Body = """{"event_type":"crowd","event":{"people_count":5,"source":null,"open":true}}""";

    [TestCase("event.people_count", ConditionOperator.Equal, "5.0", true)]
    [TestCase("event.people_count", ConditionOperator.NotEqual, "5", false)]
    [TestCase("event.people_count", ConditionOperator.Greater, "5", false)]
    [TestCase("event.people_count", ConditionOperator.GreaterOrEqual, "5", true)]
    [TestCase("event.people_count", ConditionOperator.Less, "6", true)]
    [TestCase("event.people_count", ConditionOperator.LessOrEqual, "4", false)]
    [TestCase("event_type", ConditionOperator.Equal, "\"crowd\"", true)]
    [TestCase("event_type", ConditionOperator.Greater, "1", false)]
    [TestCase("event.source", ConditionOperator.Equal, "null", true)]
    [TestCase("event.open", ConditionOperator.Equal, "true", true)]
    [TestCase("event.nothing", ConditionOperator.Equal, "null", false)]
    [TestCase("event.nothing", ConditionOperator.NotEqual, "1", true)]
    [TestCase("event_type.deeper", ConditionOperator.Equal, "1", false)]
    public void A_condition_compares_a_member_of_the_body(string field, ConditionOperator comparison, string value, bool holds)
    {
        var result = CallbackConditions.Hold([new CallbackCondition(field, comparison, value)], Encoding.UTF8.GetBytes(Body));

        Assert.That(result, Is.EqualTo(holds));
    }

    [Test]
    public void All_conditions_must_hold_and_none_holds_always()
    {
        var holds = new CallbackCondition("event.people_count", ConditionOperator.Equal, "5");
        var fails = new CallbackCondition("event.people_count", ConditionOperator.Equal, "6");

        Assert.That(CallbackConditions.Hold([holds, fails], Encoding.UTF8.GetBytes(Body)), Is.False);
        Assert.That(CallbackConditions.Hold([], Encoding.UTF8.GetBytes(Body)), Is.True);
    }
}

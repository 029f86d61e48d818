using LunaVideoAgent.Contract.Tests.Generation;

namespace LunaVideoAgent.Contract.Tests.Support;

public sealed class RequestsTests
{
    [TestCase("createStream")]
    [TestCase("videosdk")]
    public void Each_operation_with_a_body_has_many_that_fit_and_many_that_do_not(string operation)
    {
        var candidates = Requests.Served.Candidates(operation, Hints.OfContract).ToArray();

        var fitting = candidates.Count(entry => entry.Faults is []);
        TestContext.Out.WriteLine($"{operation}: {fitting} fit, {candidates.Length - fitting} do not");
        Assert.That(fitting, Is.GreaterThan(50));
        Assert.That(candidates.Length - fitting, Is.GreaterThan(300));
    }
}

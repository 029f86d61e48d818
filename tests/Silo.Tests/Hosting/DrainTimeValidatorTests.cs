using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Tests.Hosting;

internal sealed class DrainTimeValidatorTests
{
    [TestCase(0, 1, ExpectedResult = true)]
    [TestCase(10, 20, ExpectedResult = true)]
    [TestCase(11, 20, ExpectedResult = false)]
    [TestCase(30, 20, ExpectedResult = false)]
    public bool After_the_delay_there_is_time_to_hand_over(int delay, int timeout) => Validate(delay, timeout).Succeeded;

    [Test]
    public void The_fault_names_both_settings() =>
        Assert.That(
            Validate(30, 20).FailureMessage,
            Does.Contain("Silo:ShutdownTimeout (00:00:20)").And.Contain("Ownership:DrainDelay (00:00:30)"));

    private static ValidateOptionsResult Validate(int delay, int timeout)
    {
        var ownership = Options.Create(new OwnershipOptions { DrainDelay = TimeSpan.FromSeconds(delay) });
        return new DrainTimeValidator(ownership).Validate(null, new SiloOptions { ShutdownTimeout = TimeSpan.FromSeconds(timeout) });
    }
}

using LunaVideoAgent.Ui.Tests.Support;

namespace LunaVideoAgent.Ui.Tests.Pages;

/// <summary>Starts agent and browser before the first test and ends them after the last.</summary>
[SetUpFixture]
internal sealed class UiSetUp
{
    [OneTimeSetUp]
    public Task StartAsync() => RunningUi.StartAsync();

    [OneTimeTearDown]
    public Task StopAsync() => RunningUi.StopAsync();
}

using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tests.Detection;

internal sealed class InferenceSetupTests
{
    [Test]
    public void It_does_not_depend_on_the_order_of_things()
    {
        var one = Describe([("a", 320), ("b", 640)]);
        var other = Describe([("b", 640), ("a", 320)]);

        Assert.That(other, Is.EqualTo(one));
    }

    [Test]
    public void Another_input_and_another_provider_are_told_apart()
    {
        string[] setups =
        [
            Describe([("a", 320)]),
            Describe([("a", 321)]),
            Describe([("b", 320)]),
            Describe([]),
            Describe([("a", 320)], ExecutionProviderKind.Cuda),
        ];

        Assert.That(setups, Is.Unique);
    }

    private static string Describe((string Model, int Side)[] sides, ExecutionProviderKind active = ExecutionProviderKind.Cpu)
    {
        var options = new InferenceOptions();

        foreach (var (model, side) in sides)
        {
            options.InputSides.Add(model, side);
        }

        return InferenceSetup.Describe(options, [active]);
    }
}

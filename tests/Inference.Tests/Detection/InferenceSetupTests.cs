using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Tests.Detection;

internal sealed class InferenceSetupTests
{
    [Test]
    public void It_does_not_depend_on_the_order_of_things()
    {
        var one = Describe([("a", 320), ("b", 640)], [Model("x", "1"), Model("y", "2")]);
        var other = Describe([("b", 640), ("a", 320)], [Model("y", "2"), Model("x", "1")]);

        Assert.That(other, Is.EqualTo(one));
    }

    [Test]
    public void Another_network_another_input_and_another_provider_are_told_apart()
    {
        string[] setups =
        [
            Describe([("a", 320)], [Model("x", "1")]),
            Describe([("a", 321)], [Model("x", "1")]),
            Describe([], [Model("x", "1")]),
            Describe([("a", 320)], [Model("x", "2")]),
            Describe([("a", 320)], [Model("x", "1"), Model("y", "1")]),
            Describe([("a", 320)], [Model("x", "1")], ExecutionProviderKind.Cuda),
        ];

        Assert.That(setups, Is.Unique);
    }

    private static string Describe(
        (string Model, int Side)[] sides, InferenceModel[] models, ExecutionProviderKind active = ExecutionProviderKind.Cpu)
    {
        var options = new InferenceOptions();

        foreach (var (model, side) in sides)
        {
            options.InputSides.Add(model, side);
        }

        return InferenceSetup.Describe(options, models, [active]);
    }

    private static InferenceModel Model(string key, string fingerprint) => new(key, Manifest: null!, key, []) { Fingerprint = fingerprint };
}

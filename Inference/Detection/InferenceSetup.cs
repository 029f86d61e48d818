using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Puts into words what decides, besides the networks, what detectors find.</summary>
internal static class InferenceSetup
{
    /// <summary>One line; the order of what is given does not matter.</summary>
    public static string Describe(InferenceOptions options, IReadOnlyList<ExecutionProviderKind> active)
    {
        var sides = options.InputSides.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}@{pair.Value}"));
        var providers = active.Prepend(options.Provider).Distinct().Select(provider => $"{provider}");
        return string.Join(' ', [.. Sorted(sides), .. Sorted(providers), .. Processor()]);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> words) => words.Order(StringComparer.Ordinal);

    // Kernels of other vector widths add in another order.
    private static IEnumerable<string> Processor()
    {
        (string Name, bool IsThere)[] sets =
        [
            ("avx2", Avx2.IsSupported),
            ("fma", Fma.IsSupported),
            ("avx512f", Avx512F.IsSupported),
            ("avx512vbmi", Avx512Vbmi.IsSupported),
            ("avxvnni", AvxVnni.IsSupported),
        ];
        return sets.Where(set => set.IsThere).Select(set => set.Name);
    }
}

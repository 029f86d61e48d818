using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace LunaVideoAgent.Grains.Tests.Analytics.Support;

/// <summary>Checks a property on many generated cases, the same ones in each run.</summary>
internal static class Properties
{
    private static readonly Replay Seed = new(new Rnd(20240501), FSharpOption<int>.None);

    public static void ForAll<T>(Gen<T> cases, Func<T, bool> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(FSharpOption<Replay>.Some(Seed)),
        Prop.ForAll(cases.ToArbitrary(), holds));
}

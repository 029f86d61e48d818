namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>Says what became of each stream and holds it to account.</summary>
internal static class Report
{
    /// <summary>Nothing is missing and nothing came twice.</summary>
    public static async Task WithoutLossAsync(IReadOnlyList<Guid> streams, IReadOnlyList<StreamWatch> watches)
    {
        foreach (var (streamId, watch) in streams.Zip(watches))
        {
            await watch.DisposeAsync();
            var account = Account.Of(watch);
            await TestContext.Out.WriteLineAsync($"{streamId}: {account}");
            Assert.That(account with { Overlaps = 0 }, Has.Property(nameof(Account.IsClean)).True, $"{account}");
        }
    }

    /// <summary>Nothing is missing, came twice or overlaps; streams that did not move did not notice.</summary>
    /// <returns>The worst gap of those that moved.</returns>
    public static async Task<TimeSpan> CleanAsync(
        IReadOnlyList<Guid> streams,
        IReadOnlyList<StreamWatch> watches,
        IReadOnlySet<Guid> moved)
    {
        var worst = TimeSpan.Zero;

        foreach (var (streamId, watch) in streams.Zip(watches))
        {
            await watch.DisposeAsync();
            var account = Account.Of(watch);
            await TestContext.Out.WriteLineAsync($"{(moved.Contains(streamId) ? "moved" : "stayed")}: {account}");
            Assert.That(account.IsClean, $"{account}");
            Assert.That(account.Epochs, Has.Count.GreaterThanOrEqualTo(moved.Contains(streamId) ? 2 : 1));
            worst = moved.Contains(streamId) && account.WorstGap > worst ? account.WorstGap : worst;
        }

        return worst;
    }
}

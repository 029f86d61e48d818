using LunaVideoAgent.Gateway.Events;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>Reads the counts of the frames a listener gets, passing over what has none.</summary>
internal sealed class Following(FeedListener listener) : IAsyncDisposable
{
    public FeedListener Listener => listener;

    public string? LastCursor { get; private set; }

    public async Task<IReadOnlyList<int>> CountsAsync(int number)
    {
        var counts = new List<int>();

        while (counts.Count < number)
        {
            var message = await listener.Messages.ReadAsync();
            LastCursor = message.Cursor?.ToString();

            if (message.Item?.Frame?.PeopleCount is { } count)
            {
                counts.Add(count);
            }
        }

        return counts;
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();
}

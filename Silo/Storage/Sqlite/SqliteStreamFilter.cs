using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>A filter in the driver's types; null does not filter.</summary>
internal sealed record SqliteStreamFilter
{
    public string? AccountId { get; init; }

    public string? StreamIds { get; init; }

    public string? StreamIdFrom { get; init; }

    public string? StreamIdBefore { get; init; }

    public string? Names { get; init; }

    public string? Reference { get; init; }

    public string? Statuses { get; init; }

    public long? CreatedFrom { get; init; }

    public long? CreatedBefore { get; init; }

    public string? Sources { get; init; }

    public string? Groups { get; init; }

    /// <summary>Which index a seek starts from.</summary>
    public SqliteStreamKey Key { get; init; }

    /// <summary>How many rows are few enough to seek; see <see cref="SqliteStreamSearch"/>.</summary>
    public int Few { get; init; }

    public StreamOrder Order { get; init; }

    public bool Descending { get; init; }

    public int Limit { get; init; }

    public long Offset { get; init; }

    public static SqliteStreamFilter Of(StreamFilter filter) => new()
    {
        AccountId = filter.AccountId?.ToString("D"),
        StreamIds = SqliteList.Of(filter.StreamIds),
        StreamIdFrom = filter.StreamIdFrom?.ToString("D"),
        StreamIdBefore = filter.StreamIdBefore?.ToString("D"),
        Names = SqliteList.Of(filter.Names),
        Reference = filter.Reference,
        Statuses = SqliteList.Of(filter.Statuses),
        CreatedFrom = SqliteTime.From(filter.CreatedFrom),
        CreatedBefore = SqliteTime.From(filter.CreatedBefore),
        Sources = SqliteList.Of(filter.Sources),
        Groups = SqliteList.Of(filter.EventSourceGroups),
    };
}

using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>What a list of streams must be, said without SQL: the stores are compared with it.</summary>
internal static class StreamModel
{
    private static readonly string[] Words = ["", "north", "south", "Ünï", "a'b", "\"q\"", "100%"];

    public static IReadOnlyList<StreamSnapshot> Streams(Random random, int count, IReadOnlyList<Guid> accounts) =>
        [.. Enumerable.Range(0, count).Select(_ => Stream(random, accounts))];

    public static StreamFilter Filter(Random random, IReadOnlyList<StreamSnapshot> streams, IReadOnlyList<Guid> accounts)
    {
        StreamSnapshot Any() => streams[random.Next(streams.Count)];
        bool Sometimes() => random.Next(4) == 0;

        return new StreamFilter
        {
            AccountId = Sometimes() ? accounts[random.Next(accounts.Count)] : null,
            StreamIds = Sometimes() ? [Any().StreamId, Any().StreamId, Guid.NewGuid()] : [],
            StreamIdFrom = Sometimes() ? Any().StreamId : null,
            StreamIdBefore = Sometimes() ? Any().StreamId : null,
            Names = Sometimes() ? [Any().Settings.Name, Any().Settings.Name] : [],
            Reference = Sometimes() ? Any().Settings.Data.Reference : null,
            Statuses = Sometimes() ? [Any().Status, Any().Status] : [],
            CreatedFrom = Sometimes() ? Any().CreateTime : null,
            CreatedBefore = Sometimes() ? Any().CreateTime : null,
            Sources = Sometimes() ? [Any().Settings.Source ?? "none"] : [],
            EventSourceGroups = Sometimes() ? [Any().Settings.EventSourceGroup ?? "none"] : [],
        };
    }

    /// <summary>The ids of a page.</summary>
    /// <param name="inserted">All streams in the order of their insertion.</param>
    /// <param name="query">The page.</param>
    public static IEnumerable<Guid> Page(IReadOnlyList<StreamSnapshot> inserted, StreamListQuery query)
    {
        var order = query.Filter is { StreamIdFrom: null, StreamIdBefore: null } ? query.Order : StreamOrder.StreamId;
        var ascending = inserted.Where(stream => Matches(query.Filter, stream)).Select(stream => (stream.StreamId, stream.Settings.Name));
        var sorted = order switch
        {
            StreamOrder.Name => ascending.OrderBy(stream => stream.Name, StringComparer.Ordinal).Select(stream => stream.StreamId),
            StreamOrder.StreamId => ascending.Select(stream => stream.StreamId).OrderBy(id => id.ToString("D"), StringComparer.Ordinal),
            _ => ascending.Select(stream => stream.StreamId),
        };

        return (query.Descending ? sorted.Reverse() : sorted).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize);
    }

    public static bool Matches(StreamFilter filter, StreamSnapshot stream)
    {
        int Compare(Guid bound) => string.CompareOrdinal(stream.StreamId.ToString("D"), bound.ToString("D"));
        var settings = stream.Settings;

        return (filter.AccountId is not { } account || settings.AccountId == account)
            && (filter.StreamIds.Count == 0 || filter.StreamIds.Contains(stream.StreamId))
            && (filter.StreamIdFrom is not { } idFrom || Compare(idFrom) >= 0)
            && (filter.StreamIdBefore is not { } idBefore || Compare(idBefore) < 0)
            && (filter.Names.Count == 0 || filter.Names.Contains(settings.Name))
            && (filter.Reference is not { } reference || settings.Data.Reference == reference)
            && (filter.Statuses.Count == 0 || filter.Statuses.Contains(stream.Status))
            && (filter.CreatedFrom is not { } from || stream.CreateTime >= from)
            && (filter.CreatedBefore is not { } before || stream.CreateTime < before)
            && (filter.Sources.Count == 0 || (settings.Source is { } source && filter.Sources.Contains(source)))
            && (filter.EventSourceGroups.Count == 0
                || (settings.EventSourceGroup is { } group && filter.EventSourceGroups.Contains(group)));
    }

    private static StreamSnapshot Stream(Random random, IReadOnlyList<Guid> accounts)
    {
        string Word() => Words[random.Next(Words.Length)];
        var bytes = new byte[16];
        random.NextBytes(bytes);
        var settings = Sample.Settings(accounts[random.Next(accounts.Count)]) with
        {
            Name = Word(),
            Data = new StreamData { Reference = $"rtsp://camera/{random.Next(5)}", Type = StreamSourceType.Stream },
            Source = random.Next(2) == 0 ? null : Word(),
            EventSourceGroup = random.Next(2) == 0 ? null : Word(),
        };

        // Creation times do not follow the insertion, so an order by them would be found out.
        return Sample.Stream(settings, (StreamStatus)random.Next(9)) with
        {
            StreamId = new Guid(bytes),
            CreateTime = Sample.Time.AddSeconds(random.Next(100)),
        };
    }
}

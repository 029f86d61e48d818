namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Figures of running streams, at one time; those that do not run, or are just moving, are left out.</summary>
internal sealed record StreamStatisticsListResponse(DateTimeOffset Time, IReadOnlyList<StreamStatisticsResponse> Statistics);

namespace LunaVideoAgent.Grains.Streams;

/// <summary>The tables of a stream.</summary>
internal sealed record StreamStores(IStreamStore Streams, IStreamLogStore Logs, StreamHandovers Handovers, FilePositions Positions);

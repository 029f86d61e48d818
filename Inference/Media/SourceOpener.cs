using System.Net;
using LunaVideoAgent.Inference.Media.Http;
using LunaVideoAgent.Inference.Media.Native;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Checks a source against its policy and opens it as its kind allows. Disposed after the demuxer.</summary>
internal sealed partial class SourceOpener(
    FrameSourceOptions options,
    Interruption interruption,
    TimeProvider timeProvider,
    ILogger logger) : IDisposable
{
    private HttpMediaClient? _client;

    /// <summary>What the source is called in messages.</summary>
    public string Name { get; private set; } = "The source";

    /// <summary>Bytes of the network, which may stop coming, rather than of a file.</summary>
    public bool IsRemote { get; private set; }

    /// <summary>It can tell that it ends (a playlist, a download); a camera's connection just closes.</summary>
    public bool HasOwnEnd { get; private set; }

    /// <summary>Opens it.</summary>
    /// <exception cref="MediaException">It is not allowed, not there, or no video.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Demuxer Open()
    {
        var location = SourceLocation.Parse(options.Reference);
        var accepted = DemuxerOptionList.Accept(options.DemuxerOptions, out var ignored);
        Name = location.Name;
        IsRemote = location.Scheme is not (SourceScheme.File or SourceScheme.Upload);
        HasOwnEnd = location.Scheme is SourceScheme.File or SourceScheme.Upload or SourceScheme.Http;
        Report(ignored);

        return Demuxer.Open(
            new DemuxerRequest
            {
                Url = Address(location),
                Name = Name,
                Options = DemuxerOptionList.For(location.Scheme, accepted),
                Opener = location.Scheme == SourceScheme.Http ? Opener(location, accepted) : null,
                ReportUnknown = keys => Report([.. keys.Where(accepted.ContainsKey)]),
            },
            interruption);
    }

    public void Dispose() => _client?.Dispose();

    private IByteSourceOpener Opener(SourceLocation location, Dictionary<string, string> accepted)
    {
        _client = new HttpMediaClient(
            new NetworkGate(options.Policy, timeProvider),
            interruption,
            HttpSourceOptions.From(new Uri(location.Target), accepted));
        IByteSourceOpener opener = options.MaxBytes is { } most ? new LimitedOpener(_client, most) : _client;
        return options.DownloadLimitBytes is { } limit ? new SpoolingOpener(opener, limit) : opener;
    }

    private string Address(SourceLocation location) => location.Scheme switch
    {
        // "file:" keeps a name with a colon from being taken for a protocol.
        SourceScheme.File => "file:" + MediaFolder.Resolve(location.Target, location.Name, options.Policy),
        SourceScheme.Upload => "file:" + UploadFolder.Resolve(location.Target, location.Name, options.Policy),
        SourceScheme.Rtsp or SourceScheme.Rtsps => Pinned(location),
        _ => location.Target,
    };

    // libav resolves the name again, so it gets the address that was checked. Inside TLS it needs the name, to send it and to verify the
    // certificate: there the check is made, and the name could change between the two.
    private string Pinned(SourceLocation location)
    {
        var host = new Uri(location.Target).Host;
        var addresses = Resolve(host);
        return location.Scheme == SourceScheme.Rtsps ? location.Target : RtspUrl.WithAddress(location.Target, addresses[0]);
    }

    private IPAddress[] Resolve(string host)
    {
        using var limit = interruption.CreateLimit();

        try
        {
            var gate = new NetworkGate(options.Policy, timeProvider);
            return Blocking.Wait(new ValueTask<IPAddress[]>(gate.ResolveAsync(host, interruption.Remaining, limit.Token)));
        }
        catch (OperationCanceledException)
        {
            _ = interruption.ShouldStop();
            interruption.ThrowIfStopped(Name);
            throw interruption.TimedOut(Name);
        }
    }

    private void Report(IReadOnlyList<string> ignored)
    {
        if (ignored.Count > 0)
        {
            Log.OptionsIgnored(logger, Name, string.Join(", ", ignored));
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>
/// Tells libav when to give up: at a deadline, at a cancellation, and when an RTSP server sends the client elsewhere. libav asks every
/// 100 ms while it waits; it may still return success afterwards, so callers ask <see cref="ThrowIfStopped"/> after each call.
/// </summary>
internal sealed unsafe class Interruption(TimeProvider timeProvider)
{
    private GCHandle _self;
    private long _deadline = long.MaxValue;
    private TimeSpan _limit;
    private bool _limitsEachWait;
    private CancellationToken _cancellationToken;
    private nint _context;
    private nint _url;
    private int _urlOffset;
    private volatile bool _timedOut;
    private volatile bool _redirected;

    /// <summary>What is left until the deadline; never negative.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var left = timeProvider.GetElapsedTime(timeProvider.GetTimestamp(), _deadline);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>A source of a token that ends with the wait in progress; the caller disposes it.</summary>
    public CancellationTokenSource CreateLimit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken);
        limit.CancelAfter(Remaining);
        return limit;
    }

    /// <summary>Starts work that may last as long as the limit in all.</summary>
    public void BeginWork(TimeSpan limit, CancellationToken cancellationToken)
    {
        _limitsEachWait = false;
        Start(limit, cancellationToken);
    }

    /// <summary>Starts work that may go without a sign of life for as long as the limit.</summary>
    public void BeginWaits(TimeSpan limit, CancellationToken cancellationToken)
    {
        _limitsEachWait = true;
        Start(limit, cancellationToken);
    }

    /// <summary>A sign of life.</summary>
    public void Touch()
    {
        if (_limitsEachWait)
        {
            Start(_limit, _cancellationToken);
        }
    }

    /// <summary>Whether to give up now.</summary>
    public bool ShouldStop()
    {
        if (_timedOut || _redirected || _cancellationToken.IsCancellationRequested)
        {
            return true;
        }

        _timedOut = timeProvider.GetTimestamp() >= _deadline;
        _redirected = HasMoved();
        return _timedOut || _redirected;
    }

    /// <summary>Throws if libav was, or should have been, interrupted.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="MediaException">Out of time, or sent elsewhere.</exception>
    public void ThrowIfStopped(string source)
    {
        _cancellationToken.ThrowIfCancellationRequested();

        if (_redirected)
        {
            throw new MediaException(MediaErrorKind.Forbidden, $"{source} sends its clients to another address, which is not followed.");
        }

        if (_timedOut)
        {
            throw TimedOut(source);
        }
    }

    /// <summary>Gives up because time is out, and returns the fault to report.</summary>
    public MediaException TimedOut(string source)
    {
        // A timer may fire a moment before the clock says so; libav must hear the same.
        _timedOut = true;
        return new MediaException(
            MediaErrorKind.Timeout, FormattableString.Invariant($"{source} sent nothing within {_limit.TotalSeconds:0.###} s."));
    }

    /// <summary>Hooks it into a format context, which must be released before <see cref="Release"/>.</summary>
    public void Install(nint formatContext, LibavLayout layout)
    {
        _self = GCHandle.Alloc(this);
        _context = formatContext;
        _urlOffset = layout.FormatUrl;
        delegate* unmanaged[Cdecl]<nint, int> callback = &OnCheck;
        Marshal.WriteIntPtr(formatContext, layout.FormatInterruptCallback, (nint)callback);
        Marshal.WriteIntPtr(formatContext, layout.FormatInterruptCallback + nint.Size, GCHandle.ToIntPtr(_self));
    }

    /// <summary>Lets go of the format context.</summary>
    public void Release()
    {
        _context = 0;

        if (_self.IsAllocated)
        {
            _self.Free();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnCheck(nint opaque) =>
        GCHandle.FromIntPtr(opaque).Target is Interruption interruption && interruption.ShouldStop() ? 1 : 0;

    private void Start(TimeSpan limit, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _timedOut = false;
        _limit = limit;
        _deadline = timeProvider.GetTimestamp() + (long)(limit.TotalSeconds * timeProvider.TimestampFrequency);
    }

    // libav follows RTSP redirects by itself and puts the new URL in the place of the old one before it connects. Nothing but the
    // pointer is compared: it is only set at open and by a redirect.
    private bool HasMoved()
    {
        if (_context == 0)
        {
            return false;
        }

        var url = Marshal.ReadIntPtr(_context, _urlOffset);

        if (_url == 0)
        {
            _url = url;
        }

        return url != _url;
    }
}

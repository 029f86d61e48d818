using System.Threading.Channels;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Models;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// Runs one network for all streams of the process: a bounded number of slots, a queue, and sessions with a thread each that take
/// pictures from it, alone or in batches.
/// </summary>
public sealed partial class InferenceEngine : IAsyncDisposable
{
    private readonly Channel<TensorSlot> _free;
    private readonly TensorSlot[] _slots;
    private readonly SemaphoreSlim _background;
    private readonly RequestQueue _queue;
    private readonly InferenceWorker[] _workers;
    private int _disposed;

    private InferenceEngine(
        IReadOnlyList<SessionRunner> runners, ProviderSelection provider, int batchSize, InferenceOptions options, TimeProvider time)
    {
        Provider = provider;
        Time = time;
        BatchSize = batchSize;
        _slots = new TensorSlot[options.QueueLengthOn(provider.Active)];
        _free = Channel.CreateBounded<TensorSlot>(_slots.Length);
        _queue = new RequestQueue(_slots.Length);

        // Enough to keep the sessions busy; what is left is for those who wait.
        _background = new SemaphoreSlim(Math.Clamp(runners.Count + 1, 1, Math.Max(1, _slots.Length / 2)));
        _workers = [.. runners.Select(runner => new InferenceWorker(runner, _queue, batchSize, options.BatchWait, time))];

        for (var i = 0; i < _slots.Length; i++)
        {
            _slots[i] = new TensorSlot();
            _free.Writer.TryWrite(_slots[i]);
        }
    }

    /// <summary>What runs the network, and why it is not what was asked for.</summary>
    public ProviderSelection Provider { get; }

    /// <summary>Pictures that wait for a session.</summary>
    public int QueuedCount => _queue.Count;

    /// <summary>Sessions that take pictures.</summary>
    public int SessionCount => _workers.Length;

    /// <summary>Most pictures in one run.</summary>
    public int BatchSize { get; }

    internal TimeProvider Time { get; }

    /// <summary>
    /// Loads a detector, which is run once, a classifier or a network for faces, and starts its sessions. Throws
    /// <see cref="InferenceException"/> where it cannot be loaded, does not have the input and outputs that its manifest names, in their
    /// shapes, or cannot be run and decoded.
    /// </summary>
    public static InferenceEngine Start(InferenceModel model, InferenceOptions options, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(model);

        if (model.Manifest.Classifier is not null)
        {
            return Start(model, ObjectClassifier.OutputsOf(model), decoder: null, options, time, logger);
        }

        if (model.Manifest.Face is not null)
        {
            return Start(model, FaceAttributeNetwork.OutputsOf(model), decoder: null, options, time, logger);
        }

        var decoder = DetectionDecoders.Create(model);
        return Start(model, decoder.Outputs, decoder, options, time, logger);
    }

    /// <summary>The same for any network, of which these outputs are read.</summary>
    public static InferenceEngine Start(
        InferenceModel model, IReadOnlyList<string> outputs, InferenceOptions options, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(model);

        return Start(model, [.. outputs.Select(name => new OutputRule(name))], decoder: null, options, time, logger);
    }

    private static InferenceEngine Start(
        InferenceModel model,
        IReadOnlyList<OutputRule> outputs,
        IDetectionDecoder? decoder,
        InferenceOptions options,
        TimeProvider time,
        ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);

        var (runners, provider) = RunnerFactory.Open(model, outputs, decoder, options);
        var batchSize = NetworkCheck.IsSingle(model, runners[0].Session) ? 1 : options.BatchSizeOn(provider.Active);
        var engine = new InferenceEngine(runners, provider, batchSize, options, time);

        for (var i = 0; i < engine._workers.Length; i++)
        {
            engine._workers[i].Start(model.Key, i);
        }

        InferenceMeter.Add(engine, model.Key);

        Log.Started(logger, model.Key, provider.Active, runners.Length, batchSize);

        if (provider.RefusalReason is { } reason)
        {
            Log.Refused(logger, model.Key, provider.Requested, reason);
        }

        return engine;
    }

    /// <summary>Refuses new pictures, fails the waiting ones, lets the running ones finish.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        InferenceMeter.Remove(this);
        _free.Writer.TryComplete();

        foreach (var slot in _queue.Close())
        {
            slot.Fail(new ObjectDisposedException(nameof(InferenceEngine)));
        }

        await Task.WhenAll(_workers.Select(worker => worker.Stopped)).ConfigureAwait(false);
        _background.Dispose();

        // Slots that are still rented are disposed when they come back.
        while (_free.Reader.TryRead(out var slot))
        {
            slot.Buffers.Dispose();
        }
    }

    internal TensorSlot? TryRent() => _free.Reader.TryRead(out var slot) ? slot : null;

    /// <summary>Waits for a free slot; this is the back-pressure.</summary>
    internal async ValueTask<TensorSlot> RentAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _free.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw new ObjectDisposedException("The engine is stopped.", e);
        }
    }

    /// <summary>Waits for a slot that such pictures may have as nobody waits for; returned by <see cref="Return"/>.</summary>
    internal async ValueTask<TensorSlot> RentInBackgroundAsync(CancellationToken cancellationToken)
    {
        await _background.WaitAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            var slot = await RentAsync(cancellationToken).ConfigureAwait(false);
            slot.IsBackground = true;
            return slot;
        }
        catch
        {
            _background.Release();
            throw;
        }
    }

    internal void Return(TensorSlot slot)
    {
        if (slot.IsBackground)
        {
            slot.IsBackground = false;
            _background.Release();
        }

        if (!_free.Writer.TryWrite(slot))
        {
            slot.Buffers.Dispose();
        }
    }

    /// <summary>Runs the picture in a slot. Cancelling takes it out of the queue; what a session has begun is finished.</summary>
    internal async ValueTask RunAsync(TensorSlot slot, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var run = slot.NextRunAsync();
        ObjectDisposedException.ThrowIf(!_queue.TryEnqueue(slot), this);

        await using var registration = cancellationToken
            .UnsafeRegister(static (state, token) => ((QueuedSlot)state!).Cancel(token), new QueuedSlot(_queue, slot))
            .ConfigureAwait(false);
        await run.ConfigureAwait(false);
    }

    private sealed record QueuedSlot(RequestQueue Queue, TensorSlot Slot)
    {
        public void Cancel(CancellationToken token)
        {
            if (Queue.TryRemove(Slot))
            {
                Slot.Fail(new OperationCanceledException(token));
            }
        }
    }
}

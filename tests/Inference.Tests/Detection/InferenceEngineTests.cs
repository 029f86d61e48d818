using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Detection;

public sealed class InferenceEngineTests
{
    private static readonly TensorSize Size = new(64, 32);

    [Test]
    public async Task A_batch_gives_what_single_runs_give()
    {
        await using var single = TestModels.Start(TestModels.NanoDetKey, Options(sessions: 1));
        await using var batched = TestModels.Start(TestModels.NanoDetKey, Options(sessions: 1, batch: 4, TimeSpan.FromSeconds(1)));

        var expected = await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => RunAsync(single, seed)));

        // The first round learns the shapes in a batch, the second runs on bound memory.
        for (var round = 0; round < 2; round++)
        {
            var actual = await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => RunAsync(batched, seed)));

            for (var i = 0; i < 4; i++)
            {
                Assert.That(actual[i], Is.EqualTo(expected[i]).Within(1e-4f), $"picture {i}");
            }
        }
    }

    [Test]
    public async Task Pictures_of_other_sizes_do_not_share_a_batch_and_all_are_run()
    {
        await using var engine = TestModels.Start(TestModels.NanoDetKey, Options(sessions: 1, batch: 4, TimeSpan.FromMilliseconds(1)));

        var results = await Task.WhenAll(
            RunAsync(engine, 1, new TensorSize(64, 32)),
            RunAsync(engine, 1, new TensorSize(32, 64)),
            RunAsync(engine, 1, new TensorSize(96, 32)));

        // 80 scores for each cell of 8 x 8 pixels.
        Assert.That(results.Select(result => result.Length), Is.EqualTo([32 * 80, 32 * 80, 48 * 80]));
    }

    [Test]
    public async Task Two_sessions_at_once_give_what_one_gives()
    {
        await using var one = TestModels.Start(TestModels.NanoDetKey, Options(sessions: 1));
        await using var two = TestModels.Start(TestModels.NanoDetKey, Options(sessions: 2));

        var expected = await Task.WhenAll(Enumerable.Range(0, 12).Select(seed => RunAsync(one, seed)));
        var actual = await Task.WhenAll(Enumerable.Range(0, 12).Select(seed => RunAsync(two, seed)));

        Assert.That(two.SessionCount, Is.EqualTo(2));
        Assert.That(actual, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_run_on_bound_memory_allocates_nothing()
    {
        var model = TestModels.Get(TestModels.NanoDetKey);
        var (sessions, _) = SessionFactory.Open(model, Options(sessions: 1));
        string[] outputs = [.. DetectionDecoders.Create(model).Outputs.Select(output => output.Name)];
        using var runner = new SessionRunner(sessions[0], "image", outputs, new());
        var slot = new TensorSlot();
        slot.Prepare(Size).Fill(0.25f);
        TensorSlot[] slots = [slot];
        var allocated = Allocation.Of(() => runner.Run(slots));

        slot.Buffers.Dispose();
        await Task.CompletedTask;
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public async Task There_are_as_many_slots_as_the_queue_is_long_and_the_next_caller_waits()
    {
        await using var engine = TestModels.Start(TestModels.NanoDetKey, Options(sessions: 1, queue: 2));
        var (first, second) = (engine.TryRent(), engine.TryRent());

        var none = engine.TryRent();
        var waiting = engine.RentAsync(CancellationToken.None).AsTask();

        Assert.That((first, second), Is.Not.EqualTo(((TensorSlot?)null, (TensorSlot?)null)));
        Assert.That(none, Is.Null);
        Assert.That(waiting.IsCompleted, Is.False);
        engine.Return(first!);
        Assert.That(await waiting, Is.SameAs(first));
    }

    [Test]
    public async Task Waiting_for_a_slot_can_be_cancelled()
    {
        await using var engine = TestModels.Start(TestModels.NanoDetKey, Options(sessions: 1, queue: 1));
        using var cancellation = new CancellationTokenSource();
        _ = engine.TryRent();
        var waiting = engine.RentAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
    }

    [Test]
    public async Task A_cancelled_picture_leaves_the_queue_and_others_still_run()
    {
        // The batch of two waits for a second picture of its size; one of another size stays in the queue meanwhile.
        await using var engine = TestModels.Start(TestModels.NanoDetKey, Options(sessions: 1, batch: 2, TimeSpan.FromSeconds(20)));
        using var cancellation = new CancellationTokenSource();
        var first = RunAsync(engine, 1, new TensorSize(64, 32));
        var queued = RunAsync(engine, 1, new TensorSize(32, 32), cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => queued);

        Assert.That(engine.QueuedCount, Is.LessThanOrEqualTo(1));
        var second = RunAsync(engine, 1, new TensorSize(64, 32));
        Assert.That(await second, Is.EqualTo(await first));
    }

    [Test]
    public async Task A_stopped_engine_refuses_and_fails_what_waits()
    {
        var engine = TestModels.Start(TestModels.NanoDetKey, Options(sessions: 1, queue: 1));
        var rented = engine.TryRent()!;
        var waiting = engine.RentAsync(CancellationToken.None).AsTask();

        await engine.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        rented.Prepare(Size);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => engine.RunAsync(rented, CancellationToken.None).AsTask());
        engine.Return(rented);
        await engine.DisposeAsync();
    }

    [TestCase(ExecutionProviderKind.Cuda, "CUDAExecutionProvider")]
    [TestCase(ExecutionProviderKind.TensorRt, "TensorrtExecutionProvider")]
    public async Task A_device_that_is_not_there_is_refused_with_a_reason_and_the_processor_takes_over(
        ExecutionProviderKind kind, string name)
    {
        var options = Options(sessions: 1);
        options.Provider = kind;

        await using var engine = TestModels.Start(TestModels.NanoDetKey, options);

        Assert.That((engine.Provider.Requested, engine.Provider.Active), Is.EqualTo((kind, ExecutionProviderKind.Cpu)));
        Assert.That(engine.Provider.RefusalReason, Does.StartWith($"{name} is not in this build of ONNX Runtime"));
        Assert.That(await RunAsync(engine, 1), Is.Not.Empty);
    }

    [Test]
    public async Task Without_a_wish_the_best_device_is_taken_without_a_complaint()
    {
        var options = Options(sessions: 1);
        options.Provider = ExecutionProviderKind.Auto;

        await using var engine = TestModels.Start(TestModels.NanoDetKey, options);

        Assert.That(engine.Provider.RefusalReason, Is.Null);
    }

    [Test]
    public void A_file_that_is_no_network_is_refused()
    {
        var model = TestModels.Get(TestModels.NanoDetKey);
        var other = model with { Path = Path.Combine(TestModels.Folder, "coco.txt") };

        Assert.That(
            () => Start(other),
            Throws.TypeOf<InferenceException>().With.Message.StartsWith("detect-nanodet-g cannot be loaded on Cpu"));
    }

    [Test]
    public void A_network_without_the_tensors_of_its_manifest_is_refused()
    {
        var model = TestModels.Get(TestModels.NanoDetKey);
        var recipe = model.Manifest.Decoder! with { Scores = ["cls8", "cls16", "cls64"] };
        var other = model with { Manifest = model.Manifest with { Decoder = recipe } };

        Assert.That(
            () => Start(other),
            Throws.TypeOf<InferenceException>()
                .With.Message.StartsWith("detect-nanodet-g has no output cls64: the network has cls8"));
    }

    private static InferenceEngine Start(InferenceModel model) => InferenceEngine.Start(
        model, Options(sessions: 1), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

    private static InferenceOptions Options(int sessions, int batch = 1, TimeSpan wait = default, int queue = 0) => new()
    {
        Provider = ExecutionProviderKind.Cpu,
        Sessions = sessions,
        BatchSize = batch,
        BatchWait = wait,
        QueueLength = queue,
    };

    private static async Task<float[]> RunAsync(
        InferenceEngine engine, int seed, TensorSize? size = null, CancellationToken cancellationToken = default)
    {
        var slot = engine.TryRent() ?? await engine.RentAsync(cancellationToken);

        try
        {
            Fill(slot.Prepare(size ?? Size), new Random(seed));
            await engine.RunAsync(slot, cancellationToken);
            return slot.Output(0).ToArray();
        }
        finally
        {
            engine.Return(slot);
        }
    }

    private static void Fill(Span<float> values, Random random)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextSingle() * 4 - 2;
        }
    }
}

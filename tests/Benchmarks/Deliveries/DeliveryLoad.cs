using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Benchmarks.Deliveries;

/// <summary>
/// <c>deliveries</c>: how long events take from the analytic that makes them to their receiver, and how many get there in a second; alone,
/// and beside a target that never answers. Agent and receiver share the processors.
/// </summary>
internal static class DeliveryLoad
{
    // Less than an outbox holds, so that nothing is lost by going too fast.
    private const int MostOnTheWay = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private static readonly Option<int> Streams = new("--streams") { DefaultValueFactory = _ => 16 };
    private static readonly Option<int> Rate = new("--rate") { Description = "Events a second.", DefaultValueFactory = _ => 200 };
    private static readonly Option<int> Seconds = new("--seconds") { DefaultValueFactory = _ => 10 };
    private static readonly Option<int> Burst = new("--burst") { Description = "Events at once.", DefaultValueFactory = _ => 4000 };
    private static readonly Option<string?> Kafka = new("--kafka") { Description = "A broker, such as 127.0.0.1:9092; else http alone." };

    /// <summary>Runs it.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Delivers events to a receiver on this machine.") { Streams, Rate, Seconds, Burst, Kafka };
        command.SetAction(RunAsync);
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        Console.WriteLine("| callbacks | dead target | p50 ms | p99 ms | deliveries a second | twice |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: |");

        foreach (var server in options.GetValue(Kafka) is { } kafka ? new[] { null, kafka } : [null])
        {
            foreach (var hasDead in new[] { false, true })
            {
                await MeasureAsync(options, server, hasDead, cancellationToken);
            }
        }

        return 0;
    }

    private static async Task MeasureAsync(ParseResult options, string? server, bool hasDead, CancellationToken cancellationToken)
    {
        var (slow, fast) = (new ArrivalBook(TimeProvider.System), new ArrivalBook(TimeProvider.System));
        await WithAgentAsync(options, server, hasDead, slow, PaceAsync, cancellationToken);
        var burst = await WithAgentAsync(options, server, hasDead, fast, HurryAsync, cancellationToken);

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {(server is null ? "http" : "kafka")} | {(hasDead ? "one" : "none")} | {slow.Percentile(50):F1} " +
            $"| {slow.Percentile(99):F1} | {fast.Arrived / burst.TotalSeconds:F0} | {slow.Twice + fast.Twice} |"));
    }

    private static async Task<TimeSpan> WithAgentAsync(
        ParseResult options,
        string? server,
        bool hasDead,
        ArrivalBook book,
        Func<ParseResult, Func<int, bool>, ArrivalBook, CancellationToken, Task> work,
        CancellationToken cancellationToken)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var http = await HttpReceiver.StartAsync(book);
        await using var kafka = server is null ? null : await KafkaReceiver.StartAsync(server, book);
        await using var agent = await SendingAgent.StartAsync(cancellationToken);
        var callback = kafka is null
            ? new CallbackSettings { Kind = CallbackKind.Http, Url = $"{http.Url}/events" }
            : new CallbackSettings { Kind = CallbackKind.Kafka, Servers = [server!], Topic = kafka.Topic };
        var streams = options.GetValue(Streams);

        for (var i = 0; i < streams; i++)
        {
            await agent.AddAsync(callback, cancellationToken);
        }

        if (hasDead)
        {
            await agent.AddAsync(
                new CallbackSettings { Kind = CallbackKind.Http, Url = $"http://{silent.LocalEndpoint}/events" }, cancellationToken);
        }

        var dead = new ArrivalBook(TimeProvider.System);
        var started = TimeProvider.System.GetTimestamp();
        await work(options, number => SendOne(agent, number, (streams, hasDead), (book, dead)), book, cancellationToken);
        return TimeProvider.System.GetElapsedTime(started);
    }

    // Whether the event went to somebody who lives.
    private static bool SendOne(
        SendingAgent agent, int number, (int Living, bool HasDead) streams, (ArrivalBook Living, ArrivalBook Dead) books)
    {
        var stream = number % (streams.HasDead ? streams.Living + 1 : streams.Living);
        var lives = stream < streams.Living;
        agent.Send(stream, lives ? books.Living : books.Dead);
        return lives;
    }

    private static async Task PaceAsync(
        ParseResult options, Func<int, bool> send, ArrivalBook book, CancellationToken cancellationToken)
    {
        var (rate, seconds) = (options.GetValue(Rate), options.GetValue(Seconds));
        using var timer = new PeriodicTimer(Tick);
        var started = TimeProvider.System.GetTimestamp();
        var (sent, living) = (0, 0);

        while (sent < rate * seconds && await timer.WaitForNextTickAsync(cancellationToken))
        {
            for (var due = TimeProvider.System.GetElapsedTime(started).TotalSeconds * rate; sent < due && sent < rate * seconds; sent++)
            {
                living += send(sent) ? 1 : 0;
            }
        }

        await UntilAsync(() => book.Arrived >= living, cancellationToken);
    }

    private static async Task HurryAsync(
        ParseResult options, Func<int, bool> send, ArrivalBook book, CancellationToken cancellationToken)
    {
        var burst = options.GetValue(Burst);
        var living = 0;

        for (var sent = 0; sent < burst; sent++)
        {
            if (living - book.Arrived >= MostOnTheWay)
            {
                await UntilAsync(() => living - book.Arrived < MostOnTheWay, cancellationToken);
            }

            living += send(sent) ? 1 : 0;
        }

        await UntilAsync(() => book.Arrived >= living, cancellationToken);
    }

    private static async Task UntilAsync(Func<bool> holds, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);

        while (!holds())
        {
            await Task.Delay(1, deadline.Token);
        }
    }
}

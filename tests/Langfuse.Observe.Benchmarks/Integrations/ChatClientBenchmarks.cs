using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Langfuse.Observe.Benchmarks.Calls;
using Langfuse.Observe.Recording;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Benchmarks.Integrations;

/// <summary>A chat call, and a stream, through nothing, through Microsoft.Extensions.AI's own telemetry with its contents, and through ours.</summary>
[MemoryDiagnoser]
[MinColumn]
public class ChatClientBenchmarks
{
    private const int Pieces = 1000;

    private readonly DiscardingSink _sink = new();
    private readonly ChatMessage[] _messages = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "How long may I return shoes?")];
    private readonly ChatOptions _options = new() { Temperature = 0.5f, MaxOutputTokens = 100 };
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static source => source.Name.StartsWith("Experimental.Microsoft", StringComparison.Ordinal),
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    private EchoClient _bare = null!;
    private IChatClient _telemetry = null!;
    private IChatClient _langfuse = null!;

    [GlobalSetup]
    public void Start()
    {
        ActivitySource.AddActivityListener(_listener);
        SinkRegistry.Add(_sink);
        _bare = new EchoClient(Pieces);
        _telemetry = new EchoClient(Pieces).AsBuilder().UseOpenTelemetry(configure: static client => client.EnableSensitiveData = true).Build();
        _langfuse = new EchoClient(Pieces).AsBuilder().UseLangfuse().Build();
    }

    [GlobalCleanup]
    public void Stop()
    {
        SinkRegistry.Remove(_sink);
        _listener.Dispose();
    }

    [Benchmark]
    public Task<ChatResponse> Bare() => _bare.GetResponseAsync(_messages, _options);

    [Benchmark(Baseline = true)]
    public Task<ChatResponse> OpenTelemetry() => _telemetry.GetResponseAsync(_messages, _options);

    [Benchmark]
    public Task<ChatResponse> Langfuse() => _langfuse.GetResponseAsync(_messages, _options);

    [Benchmark]
    public Task<int> FirstPieceBare() => ReadAsync(_bare, 1);

    [Benchmark]
    public Task<int> FirstPieceLangfuse() => ReadAsync(_langfuse, 1);

    [Benchmark(OperationsPerInvoke = Pieces)]
    public Task<int> PieceBare() => ReadAsync(_bare, Pieces);

    [Benchmark(OperationsPerInvoke = Pieces)]
    public Task<int> PieceOpenTelemetry() => ReadAsync(_telemetry, Pieces);

    [Benchmark(OperationsPerInvoke = Pieces)]
    public Task<int> PieceLangfuse() => ReadAsync(_langfuse, Pieces);

    private async Task<int> ReadAsync(IChatClient client, int most)
    {
        var read = 0;
        await foreach (var _ in client.GetStreamingResponseAsync(_messages, _options))
        {
            if (++read == most)
            {
                break;
            }
        }

        return read;
    }
}

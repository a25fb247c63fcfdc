using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text;
using BenchmarkDotNet.Attributes;
using Langfuse.Observe.Benchmarks.Calls;
using Langfuse.Observe.Recording;
using OpenAI;
using OpenAI.Chat;

namespace Langfuse.Observe.Benchmarks.Integrations;

/// <summary>A streamed chat of OpenAI's client, whose answer is in memory, with our policy and without.</summary>
[MemoryDiagnoser]
[MinColumn]
public class OpenAIStreamBenchmarks
{
    private const int Pieces = 1000;

    private readonly DiscardingSink _sink = new();
    private ChatClient _bare = null!;
    private ChatClient _langfuse = null!;

    [GlobalSetup]
    public void Start()
    {
        SinkRegistry.Add(_sink);
        _bare = Client(new OpenAIClientOptions());
        _langfuse = Client(new OpenAIClientOptions().UseLangfuse());
    }

    [GlobalCleanup]
    public void Stop() => SinkRegistry.Remove(_sink);

    [Benchmark]
    public Task<int> FirstPieceBare() => ReadAsync(_bare, 1);

    [Benchmark]
    public Task<int> FirstPieceLangfuse() => ReadAsync(_langfuse, 1);

    [Benchmark(Baseline = true, OperationsPerInvoke = Pieces)]
    public Task<int> PieceBare() => ReadAsync(_bare, int.MaxValue);

    [Benchmark(OperationsPerInvoke = Pieces)]
    public Task<int> PieceLangfuse() => ReadAsync(_langfuse, int.MaxValue);

    private static ChatClient Client(OpenAIClientOptions options)
    {
        options.Transport = new HttpClientPipelineTransport(new HttpClient(new Answering()));
        return new OpenAIClient(new ApiKeyCredential("k"), options).GetChatClient("gpt-4o");
    }

    private static async Task<int> ReadAsync(ChatClient client, int most)
    {
        var read = 0;
        await foreach (var _ in client.CompleteChatStreamingAsync("hello"))
        {
            if (++read == most)
            {
                break;
            }
        }

        return read;
    }

    private sealed class Answering : HttpMessageHandler
    {
        private static readonly byte[] s_events = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat(
                """data: {"id":"c","object":"chat.completion.chunk","created":1700000000,"model":"gpt-4o","choices":[{"index":0,"delta":{"content":"word "},"finish_reason":null}]}""" + "\n\n", Pieces))
            + "data: [DONE]\n\n");

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(s_events);
            content.Headers.ContentType = new("text/event-stream");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }
}

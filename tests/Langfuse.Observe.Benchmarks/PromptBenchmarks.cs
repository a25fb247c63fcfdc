using System.Net;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Langfuse.Observe.Benchmarks.Client;

namespace Langfuse.Observe.Benchmarks;

/// <summary>A get that finds its prompt in the cache, and a template of 2 kB with five variables beside <c>string.Create</c> of the same text.</summary>
[MemoryDiagnoser]
public class PromptBenchmarks
{
    private readonly LangfuseClient _client = LangfuseClient.Start("prompts", static options =>
    {
        (options.PublicKey, options.SecretKey, options.PromptCacheTtl) = ("pk-lf-benchmark", "sk-lf-benchmark", TimeSpan.FromDays(1));
        options.HttpHandlerFactory = static () => new OnePrompt();
    });

    private TextPrompt? _prompt;

    [GlobalSetup]
    public async Task GetAsync()
    {
        _prompt = await _client.Prompts.GetTextAsync("template");
        if (Compile() != Create())
        {
            throw new InvalidOperationException("The two texts differ.");
        }
    }

    [GlobalCleanup]
    public async Task CleanAsync() => await _client.DisposeAsync();

    [Benchmark]
    public Task<TextPrompt> CacheHit() => _client.Prompts.GetTextAsync("template");

    [Benchmark]
    public string Compile() => _prompt!.Compile(new { v0 = PromptTemplateText.Values[0], v1 = PromptTemplateText.Values[1], v2 = PromptTemplateText.Values[2], v3 = PromptTemplateText.Values[3], v4 = PromptTemplateText.Values[4] });

    [Benchmark(Baseline = true)]
    public string Create() => PromptTemplateText.Create();

    private sealed class OnePrompt : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(JsonSerializer.Serialize(new
            {
                id = "p", name = "template", version = 1, type = "text", prompt = PromptTemplateText.Template, config = new { }, labels = new[] { "production" }, tags = Array.Empty<string>(),
                createdAt = "2026-01-01T00:00:00Z", updatedAt = "2026-01-01T00:00:00Z",
            })),
        });
    }
}

using System.Net;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Langfuse.Observe.Benchmarks;

/// <summary>A get that finds its prompt in the cache, and a template of 2 kB with five variables beside <c>string.Create</c> of the same text.</summary>
[MemoryDiagnoser]
public class PromptBenchmarks
{
    private const int PartLength = 400;

    private static readonly string[] s_parts = [.. Enumerable.Range(0, 6).Select(static part => new string((char)('a' + part), PartLength))];
    private static readonly string[] s_values = ["Alice", "the return policy", "2026-01-01", "thirty days", "polite"];

    private readonly LangfuseClient _client = LangfuseClient.Start("prompts", static options =>
    {
        (options.PublicKey, options.SecretKey, options.PromptCacheTtl) = ("pk-lf-benchmark", "sk-lf-benchmark", TimeSpan.FromDays(1));
        options.HttpHandlerFactory = static () => new OnePrompt();
    });

    private TextPrompt? _prompt;

    private static string Template => string.Join("", s_parts.Select(static (part, index) => index < s_values.Length ? part + "{{v" + index + "}}" : part));

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
    public string Compile() => _prompt!.Compile(new { v0 = s_values[0], v1 = s_values[1], v2 = s_values[2], v3 = s_values[3], v4 = s_values[4] });

    [Benchmark(Baseline = true)]
    public string Create() => string.Create((s_parts.Length * PartLength) + s_values.Sum(static value => value.Length), s_values, static (text, values) =>
    {
        for (var i = 0; i < s_parts.Length; i++)
        {
            s_parts[i].CopyTo(text);
            text = text[PartLength..];
            if (i < values.Length)
            {
                values[i].CopyTo(text);
                text = text[values[i].Length..];
            }
        }
    });

    private sealed class OnePrompt : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(JsonSerializer.Serialize(new
            {
                id = "p", name = "template", version = 1, type = "text", prompt = Template, config = new { }, labels = new[] { "production" }, tags = Array.Empty<string>(),
                createdAt = "2026-01-01T00:00:00Z", updatedAt = "2026-01-01T00:00:00Z",
            })),
        });
    }
}

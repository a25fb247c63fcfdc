// Right
using Langfuse.Observe;

namespace Completions;

public sealed record CompletionOptions(string Model, int MaxTokens, double Temperature)
{
    [NotCaptured]
    public string? ApiKey { get; init; }
}

public interface ITransport
{
    Task<string> PostAsync(string body, string? apiKey, CancellationToken ct);
}

public sealed class CompletionClient(ITransport transport)
{
    [Observe(AsType = ObservationType.Generation, Name = "complete")]
    public async Task<string> CompleteAsync(string prompt, CompletionOptions options, CancellationToken token)
    {
        var body = $"{options.Model}|{options.MaxTokens}|{options.Temperature}|{prompt}";
        var reply = await transport.PostAsync(body, options.ApiKey, token);
        LangfuseContext.UpdateCurrentObservation(model: options.Model);
        return reply;
    }
}

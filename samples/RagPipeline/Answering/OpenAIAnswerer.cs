using System.ClientModel;
using System.Runtime.CompilerServices;
using Langfuse.Observe;
using OpenAI;
using OpenAI.Chat;

namespace RagPipeline.Answering;

/// <summary>Answers with a language model behind OpenAI's API, or any service that speaks it.</summary>
public sealed class OpenAIAnswerer(string apiKey, Uri? baseUrl, string model) : IAnswerer
{
    private const float Temperature = 0.2f;
    private const int MostTokens = 400;

    private readonly ChatClient _client =
        new(model, new ApiKeyCredential(apiKey), baseUrl is null ? new OpenAIClientOptions() : new OpenAIClientOptions { Endpoint = baseUrl });

    public string Model => model;

    [Observe(AsType = ObservationType.Generation, Name = "answer")]
    public async IAsyncEnumerable<string> WriteAsync([NotCaptured] Prompt prompt, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        LangfuseContext.UpdateCurrentObservation(input: prompt.Messages, model: model,
            modelParameters: new { temperature = Temperature, max_completion_tokens = MostTokens });

        var options = new ChatCompletionOptions { Temperature = Temperature, MaxOutputTokenCount = MostTokens };
        await foreach (var update in _client.CompleteChatStreamingAsync(Messages(prompt), options, cancellationToken))
        {
            // The service names the exact model and counts the tokens, the latter in the last update.
            LangfuseContext.UpdateCurrentObservation(model: update.Model, usage: update.Usage is { } counted ? UsageOf(counted) : null);
            foreach (var part in update.ContentUpdate)
            {
                yield return part.Text;
            }
        }
    }

    private static IEnumerable<ChatMessage> Messages(Prompt prompt) => prompt.Messages
        .Select<ChatTurn, ChatMessage>(turn => turn.Role == "system" ? new SystemChatMessage(turn.Content) : new UserChatMessage(turn.Content));

    // Each kind of token is counted once: what came from the cache or went into reasoning is taken out of the plain counts.
    private static Usage UsageOf(ChatTokenUsage counted)
    {
        var cached = counted.InputTokenDetails?.CachedTokenCount ?? 0;
        var reasoning = counted.OutputTokenDetails?.ReasoningTokenCount ?? 0;
        var usage = new Usage(input: counted.InputTokenCount - cached, output: counted.OutputTokenCount - reasoning, total: counted.TotalTokenCount);
        if (cached > 0)
        {
            usage["input_cached_tokens"] = cached;
        }

        if (reasoning > 0)
        {
            usage["output_reasoning_tokens"] = reasoning;
        }

        return usage;
    }
}

using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>The parameters of a call, by the names that model services use.</summary>
internal static class ChatParameters
{
    // Characters; with more the text grows elsewhere.
    private const int Usual = 256;

    /// <summary>A JSON object; null when nothing is set.</summary>
    public static string? Of(ChatOptions? options)
    {
        if (options is null)
        {
            return null;
        }

        var parameters = new ParameterText(stackalloc char[Usual]);
        parameters.Add("temperature", options.Temperature);
        parameters.Add("max_tokens", options.MaxOutputTokens);
        parameters.Add("top_p", options.TopP);
        parameters.Add("top_k", options.TopK);
        parameters.Add("frequency_penalty", options.FrequencyPenalty);
        parameters.Add("presence_penalty", options.PresencePenalty);
        parameters.Add("seed", options.Seed);
        parameters.Add("stop", options.StopSequences is { Count: > 0 } stops ? string.Join(", ", stops) : null);
        parameters.Add("tool_choice", options.ToolMode switch
        {
            null => null,
            NoneChatToolMode => "none",
            RequiredChatToolMode required => required.RequiredFunctionName ?? "required",
            _ => "auto",
        });
        parameters.Add("parallel_tool_calls", options.AllowMultipleToolCalls);
        parameters.Add("response_format", options.ResponseFormat switch
        {
            null => null,
            ChatResponseFormatJson json => json.SchemaName ?? "json",
            _ => "text",
        });
        parameters.Add("reasoning_effort", options.Reasoning?.Effort?.ToString());
        return parameters.Take();
    }

    public static Dictionary<string, object?>? Of(EmbeddingGenerationOptions? options) =>
        options?.Dimensions is { } dimensions ? new Dictionary<string, object?> { ["dimensions"] = dimensions } : null;
}

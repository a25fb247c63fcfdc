using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>The parameters of a call, by the names that model services use.</summary>
internal static class ChatParameters
{
    public static Dictionary<string, object?>? Of(ChatOptions? options)
    {
        if (options is null)
        {
            return null;
        }

        var parameters = new Dictionary<string, object?>();
        Put(parameters, "temperature", options.Temperature);
        Put(parameters, "max_tokens", options.MaxOutputTokens);
        Put(parameters, "top_p", options.TopP);
        Put(parameters, "top_k", options.TopK);
        Put(parameters, "frequency_penalty", options.FrequencyPenalty);
        Put(parameters, "presence_penalty", options.PresencePenalty);
        Put(parameters, "seed", options.Seed);
        Put(parameters, "stop", options.StopSequences is { Count: > 0 } stops ? string.Join(", ", stops) : null);
        Put(parameters, "tool_choice", options.ToolMode switch
        {
            null => null,
            NoneChatToolMode => "none",
            RequiredChatToolMode required => required.RequiredFunctionName ?? "required",
            _ => "auto",
        });
        Put(parameters, "parallel_tool_calls", options.AllowMultipleToolCalls);
        Put(parameters, "response_format", options.ResponseFormat switch
        {
            null => null,
            ChatResponseFormatJson json => json.SchemaName ?? "json",
            _ => "text",
        });
        Put(parameters, "reasoning_effort", options.Reasoning?.Effort?.ToString());
        return parameters.Count == 0 ? null : parameters;
    }

    public static Dictionary<string, object?>? Of(EmbeddingGenerationOptions? options) =>
        options?.Dimensions is { } dimensions ? new Dictionary<string, object?> { ["dimensions"] = dimensions } : null;

    private static void Put(Dictionary<string, object?> parameters, string name, object? value)
    {
        if (value is not null)
        {
            parameters[name] = value;
        }
    }
}

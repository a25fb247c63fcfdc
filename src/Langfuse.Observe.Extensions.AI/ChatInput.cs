using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>What a call asks: the messages, or messages and tools where there are tools.</summary>
internal static class ChatInput
{
    public static object Of(IReadOnlyCollection<ChatMessage> messages, ChatOptions? options)
    {
        IReadOnlyCollection<ChatMessage> all = options?.Instructions is { Length: > 0 } instructions
            ? [new ChatMessage(ChatRole.System, instructions), .. messages]
            : messages;
        return options?.Tools is { Count: > 0 } tools
            ? new Dictionary<string, object?> { ["messages"] = all, ["tools"] = tools }
            : all;
    }
}

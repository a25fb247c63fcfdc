using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>Which generation asked for a tool call: the call hangs under it, though it runs after the generation has ended.</summary>
internal static class ToolCalls
{
    private static readonly ConditionalWeakTable<FunctionCallContent, Observation> s_askedBy = [];

    public static void Remember(IList<ChatMessage> answer, Observation generation)
    {
        // By index: to enumerate an interface takes memory.
        for (var i = 0; i < answer.Count; i++)
        {
            var contents = answer[i].Contents;
            for (var j = 0; j < contents.Count; j++)
            {
                // The innermost layer saw it first.
                if (contents[j] is FunctionCallContent call)
                {
                    s_askedBy.TryAdd(call, generation);
                }
            }
        }
    }

    /// <summary>The generation that asked for the call that runs now, or null.</summary>
    public static Observation? Asking() =>
        FunctionInvokingChatClient.CurrentContext?.CallContent is { } call && s_askedBy.TryGetValue(call, out var generation) ? generation : null;
}

using System.Text.Json;

namespace Langfuse.Observe.Prompts;

/// <summary>A prompt as it was fetched, with the task that every get of it returns.</summary>
internal sealed class PromptCopy
{
    private PromptCopy(Api.Prompt stored, Task task, long fetchedAt)
    {
        Stored = stored;
        Task = task;
        FetchedAt = fetchedAt;
    }

    public Api.Prompt Stored { get; }

    /// <summary>A <c>Task&lt;TextPrompt&gt;</c> or a <c>Task&lt;ChatPrompt&gt;</c>.</summary>
    public Task Task { get; }

    /// <summary>When, as a timestamp of the cache's clock.</summary>
    public long FetchedAt { get; }

    public bool IsChat => Task is Task<ChatPrompt>;

    public static PromptCopy Of(Api.Prompt stored, long fetchedAt)
    {
        var head = PromptHead.Of(stored);
        Task task = stored.PromptValue.ValueKind switch
        {
            JsonValueKind.String => System.Threading.Tasks.Task.FromResult(new TextPrompt(head, stored.PromptValue.GetString()!)),
            JsonValueKind.Array => System.Threading.Tasks.Task.FromResult(new ChatPrompt(head, ChatMessages.OfPrompt(stored.PromptValue))),
            _ => throw new LangfuseException($"Prompt '{stored.Name}' version {stored.Version} is neither a text nor a list of messages."),
        };
        return new(stored, task, fetchedAt);
    }
}

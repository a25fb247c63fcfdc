// Right
using Langfuse.Observe;

namespace Movies;

public sealed record CriticValues(string movie, string level, string unused);

public sealed class MovieCritic(LangfuseClient langfuse)
{
    public async Task SetUpAsync()
    {
        await langfuse.Prompts.CreateChatAsync(
            "movie-critic",
            [
                new ChatPromptMessage("system", "You are a {{level}} critic."),
                ChatPromptMessage.Placeholder("history"),
                new ChatPromptMessage("user", "What do you think of {{movie}}?"),
            ]);
        await langfuse.Prompts.CreateTextAsync("movie-title", "Shorten {{movie}} for a {{level}} reader.");
    }

    public async Task<int> AskAsync(string movie, IReadOnlyList<ChatPromptMessage> history)
    {
        var prompt = await langfuse.Prompts.GetChatAsync("movie-critic");
        var messages = prompt.Compile(new { level = "strict", movie, genre = "drama" }, new { history });
        return messages.Count;
    }

    public async Task<string> TitleAsync(string movie)
    {
        var prompt = await langfuse.Prompts.GetTextAsync("movie-title");
        return prompt.Compile(new CriticValues(movie, "young", ""));
    }
}

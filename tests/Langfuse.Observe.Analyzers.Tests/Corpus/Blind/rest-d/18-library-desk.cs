// Right
using Langfuse.Observe;

namespace Langfuse.Observe
{
    public static class ChatClientExtensions
    {
        public static Library.IChatClient UseLangfuse(this Library.IChatClient client) => client;
    }
}

namespace Library
{
    public interface IChatClient
    {
        Task<string> GetResponseAsync(string text);
    }

    public sealed class Desk(IChatClient chat, IChatClient local)
    {
        private readonly IChatClient _traced = chat.UseLangfuse();

        [Observe(AsType = ObservationType.Agent, Name = "library-desk")]
        public async Task<string> AskAsync(string question)
        {
            var topic = await ClassifyAsync(question);
            return topic == "opening hours"
                ? "Nine to seven."
                : await _traced.GetResponseAsync($"[{topic}] {question}");
        }

        [Observe(AsType = ObservationType.Generation, Name = "classify", Model = "phi-4-mini")]
        private async Task<string> ClassifyAsync(string question)
        {
            var topic = await local.GetResponseAsync("One topic for: " + question);
            return topic.Trim().ToLowerInvariant();
        }
    }
}

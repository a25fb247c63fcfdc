// Planted: LFO1018
using Langfuse.Observe;

namespace Langfuse.Observe
{
    public static class ChatClients
    {
        public static Recruiting.IChatClient UseLangfuse(this Recruiting.IChatClient client) => client;
    }
}

namespace Recruiting
{
    public interface IChatClient
    {
        Task<string> GetResponseAsync(string text);
    }

    public abstract class Writer(IChatClient inner)
    {
        protected IChatClient Chat { get; } = inner.UseLangfuse();

        protected Task<string> SayAsync(string system, string text) => Chat.GetResponseAsync(system + "\n\n" + text);
    }

    public sealed class JobAdWriter(IChatClient inner) : Writer(inner)
    {
        [Observe(AsType = ObservationType.Generation, Name = "write-ad")]
        public async Task<string> WriteAsync(string title, string[] duties)
        {
            var list = string.Join("\n- ", duties);
            var draft = await Chat.GetResponseAsync($"Write a job advertisement for {title}:\n- {list}");
            return draft.Replace("ninja", "specialist", StringComparison.OrdinalIgnoreCase);
        }
    }
}

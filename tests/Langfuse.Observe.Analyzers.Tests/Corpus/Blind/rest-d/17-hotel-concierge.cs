// Planted: LFO1018
using Langfuse.Observe;

namespace Langfuse.Observe
{
    public static class ChatClientExtensions
    {
        public static Hotel.IChatClient UseLangfuse(this Hotel.IChatClient client) => client;
    }
}

namespace Hotel
{
    public interface IChatClient
    {
        Task<string> GetResponseAsync(string text, CancellationToken cancellationToken = default);
    }

    public static class Clients
    {
        public static IChatClient Trace(IChatClient client) => client.UseLangfuse();
    }

    public sealed class Concierge
    {
        private readonly IChatClient _chat;
        private readonly LangfuseClient _langfuse;

        public Concierge(IChatClient chat, LangfuseClient langfuse)
        {
            _chat = Clients.Trace(chat);
            _langfuse = langfuse;
        }

        public async Task<string> RecommendAsync(int room, string wish, CancellationToken ct)
        {
            using var trace = _langfuse.StartTrace("recommend", input: wish, metadata: new { room });
            using var generation = trace.StartGeneration("concierge-answer", model: "gpt-4o", input: wish);
            var answer = await _chat.GetResponseAsync(wish, ct);
            generation.End(output: answer);
            trace.Update(output: answer);
            return answer;
        }
    }
}

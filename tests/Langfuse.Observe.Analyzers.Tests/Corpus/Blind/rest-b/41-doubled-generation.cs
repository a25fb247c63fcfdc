// Planted: LFO1018
using Langfuse.Observe;

namespace Langfuse.Observe
{
    public static class ChatModelExtensions
    {
        public static Copywriting.IChatClient UseLangfuse(this Copywriting.IChatClient client) => client;
    }
}

namespace Copywriting
{
    public interface IChatClient
    {
        Task<string> GetResponseAsync(string text);
    }

    public sealed class Slogans
    {
        private readonly IChatClient _chat;
        private readonly LangfuseClient _langfuse;

        public Slogans(IChatClient chat, LangfuseClient langfuse)
        {
            _chat = chat.UseLangfuse();
            _langfuse = langfuse;
        }

        public async Task<string> InventAsync(string product)
        {
            using var generation = _langfuse.StartGeneration("invent-slogan", model: "gpt-4o-mini", input: product);
            var slogan = await _chat.GetResponseAsync($"A slogan for {product}");
            generation.Update(output: slogan);
            return slogan;
        }
    }
}

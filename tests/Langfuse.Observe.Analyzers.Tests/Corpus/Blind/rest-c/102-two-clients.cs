// Right
using Langfuse.Observe;

namespace Langfuse.Observe
{
    public static class ChatClients
    {
        public static Editor.IChatClient UseLangfuse(this Editor.IChatClient client) => client;
    }
}

namespace Editor
{
    public interface IChatClient
    {
        Task<string> GetResponseAsync(string text);
    }

    public sealed class Desk(IChatClient remote, IChatClient local)
    {
        private readonly IChatClient _traced = remote.UseLangfuse();

        [Observe(AsType = ObservationType.Chain, Name = "edit-article")]
        public async Task<string> EditAsync(string article)
        {
            var edited = await _traced.GetResponseAsync("Edit:\n" + article);
            var title = await TitleAsync(edited);
            return title + "\n\n" + edited;
        }

        [Observe(AsType = ObservationType.Generation, Name = "title", Model = "llama-3.1-8b")]
        private Task<string> TitleAsync(string text) => local.GetResponseAsync("A title for:\n" + text);
    }
}

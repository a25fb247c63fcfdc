// Right
using Langfuse.Observe;

namespace Langfuse.Observe
{
    public static class ChatModelExtensions
    {
        public static Recipes.IChatClient UseLangfuse(this Recipes.IChatClient client) => client;
    }
}

namespace Recipes
{
    public interface IChatClient
    {
        Task<string> GetResponseAsync(string text);
    }

    public sealed class RecipeAssistant(IChatClient inner, IChatClient untraced)
    {
        private readonly IChatClient _chat = inner.UseLangfuse();

        [Observe(Name = "suggest-recipe", AsType = ObservationType.Agent)]
        public async Task<string> SuggestAsync(string[] ingredients)
        {
            var recipe = await _chat.GetResponseAsync($"Cook with {string.Join(", ", ingredients)}");
            return recipe.Length > 0 ? recipe : await FallbackAsync(ingredients[0]);
        }

        [Observe(Name = "fallback", AsType = ObservationType.Generation, Model = "local-7b")]
        private Task<string> FallbackAsync(string ingredient) => untraced.GetResponseAsync(ingredient);
    }
}

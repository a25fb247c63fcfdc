// Planted: LFO1008
using Langfuse.Observe;

namespace Restaurant.Menus;

public class MenuTranslator(Func<string, Task<string>> complete)
{
    [Observe(AsType = ObservationType.Chain)]
    public virtual async Task<string> TranslateAsync(string dish, string language)
    {
        var answer = await complete($"Translate '{dish}' into {language}");
        return answer.Trim();
    }
}

public class CachedMenuTranslator(Func<string, Task<string>> complete) : MenuTranslator(complete)
{
    protected Dictionary<(string, string), string> Known { get; } = [];
}

public sealed class AllergenMenuTranslator(Func<string, Task<string>> complete, ISet<string> allergens) : CachedMenuTranslator(complete)
{
    [Observe(AsType = ObservationType.Chain)]
    public override async Task<string> TranslateAsync(string dish, string language)
    {
        if (Known.TryGetValue((dish, language), out var known))
        {
            return known;
        }

        var text = await base.TranslateAsync(dish, language);
        return Known[(dish, language)] = allergens.Contains(dish) ? text + " (A)" : text;
    }
}

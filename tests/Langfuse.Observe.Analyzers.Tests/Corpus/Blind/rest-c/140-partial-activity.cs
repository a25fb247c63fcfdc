// Right
using Langfuse.Observe;
using System.Diagnostics;

namespace Brewery;

public sealed class Brewer(Func<string, Task<string>> complete)
{
    private static readonly ActivitySource Source = new("Brewery");

    public async Task<string> BrewAsync(string beer, int litres)
    {
        var recipe = await RecipeAsync(beer);
        double malt;
        using (var activity = Source.StartActivity("weigh-malt"))
        {
            malt = litres * 0.18;
            activity?.SetTag("malt", malt);
        }

        return $"{recipe} ({malt:0.0} kg of malt)";
    }

    [Observe(AsType = ObservationType.Chain, Name = "recipe")]
    private Task<string> RecipeAsync(string beer) => complete("A recipe for " + beer);
}

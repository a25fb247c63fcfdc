// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddSingleton(_ => LangfuseClient.Start(options => options.Release = "2026.1"));
services.AddSingleton<Spellbook>();

await using (var provider = services.BuildServiceProvider())
{
    var spells = provider.GetRequiredService<Spellbook>();
    foreach (var name in args)
    {
        Console.WriteLine(spells.Cast(name));
    }
}

internal sealed class Spellbook(LangfuseClient langfuse)
{
    private readonly Dictionary<string, int> _costs = new() { ["light"] = 1, ["storm"] = 9 };

    public string Cast(string name)
    {
        using var trace = langfuse.StartTrace("cast-spell", input: name);
        if (!_costs.TryGetValue(name, out var cost))
        {
            return "nothing happens";
        }

        trace.Score("mana", cost);
        trace.Update(output: cost);
        return $"{name} costs {cost} mana";
    }
}

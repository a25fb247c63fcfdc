// Planted: LFO5016
using Langfuse.Observe;

namespace Synth;

internal static class Program
{
    private static int Main(string[] args)
    {
        var registry = new EffectRegistry();
        registry.Register(new Echo());
        registry.Register(new Chorus());

        using var langfuse = LangfuseClient.Start();
        foreach (var name in args)
        {
            Console.WriteLine(registry.Describe(name));
        }

        return registry.Count;
    }
}

internal abstract class Effect
{
    public abstract string Name { get; }
}

internal sealed class Echo : Effect
{
    public override string Name => "echo";
}

internal sealed class Chorus : Effect
{
    public override string Name => "chorus";
}

internal sealed class EffectRegistry
{
    private readonly Dictionary<string, string> _texts = [];

    public int Count => _texts.Count;

    public void Register(Effect effect) => _texts[effect.Name] = Document(effect.Name);

    public string Describe(string name) => _texts.GetValueOrDefault(name, "unknown effect");

    [Observe(Name = "document-effect")]
    private static string Document(string name) => $"The {name} makes the sound wider.";
}

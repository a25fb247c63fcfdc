// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddLangfuse(options => options.ServiceName = "spell");
services.AddSingleton<SpellChecker>();
await using var provider = services.BuildServiceProvider();

var checker = provider.GetRequiredService<SpellChecker>();
if (args.Length == 0)
{
    return 64;
}

var wrong = args.SelectMany(File.ReadLines).SelectMany(checker.Check).ToHashSet();
foreach (var word in wrong)
{
    Console.WriteLine(word);
}

return wrong.Count == 0 ? 0 : 1;

sealed class SpellChecker
{
    private static readonly HashSet<string> Words = new(["the", "ship", "sails", "today"], StringComparer.OrdinalIgnoreCase);

    [Observe]
    public IReadOnlyList<string> Check(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Words.Contains(word)).ToList();
}

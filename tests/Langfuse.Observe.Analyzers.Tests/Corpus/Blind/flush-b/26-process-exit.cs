// Right
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
AppDomain.CurrentDomain.ProcessExit += (_, _) => langfuse.Dispose();

try
{
    foreach (var word in args)
    {
        using var trace = langfuse.StartTrace("spell", input: word);
        trace.Update(output: Speller.Spell(word));
    }

    return args.Length == 0 ? 2 : 0;
}
catch (Exception e)
{
    Console.Error.WriteLine(e);
    return 1;
}

static class Speller
{
    public static string Spell(string word) => word.Length > 50
        ? throw new ArgumentException("too long", nameof(word))
        : string.Join('-', word.ToUpperInvariant().ToCharArray());
}

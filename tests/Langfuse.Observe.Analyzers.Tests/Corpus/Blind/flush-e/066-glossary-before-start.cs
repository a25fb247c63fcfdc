// Planted: LFO5016
using Langfuse.Observe;

var glossary = Glossary.Load(args.Length > 0 ? args[0] : "glossary.tsv");
await using var langfuse = LangfuseClient.Start(o => o.ServiceName = "patent-terms");

string? sentence;
while ((sentence = Console.ReadLine()) is { Length: > 0 })
{
    Console.WriteLine(Glossary.Apply(glossary, sentence));
}

internal static class Glossary
{
    [Observe(AsType = ObservationType.Retriever, Name = "load-glossary")]
    public static Dictionary<string, string> Load(string path)
    {
        var terms = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(path))
        {
            var columns = line.Split('\t');
            if (columns.Length == 2)
            {
                terms[columns[0]] = columns[1];
            }
        }

        return terms;
    }

    [Observe(Name = "apply-glossary")]
    public static string Apply([NotCaptured] Dictionary<string, string> terms, string sentence) =>
        string.Join(' ', sentence.Split(' ').Select(word => terms.GetValueOrDefault(word, word)));
}

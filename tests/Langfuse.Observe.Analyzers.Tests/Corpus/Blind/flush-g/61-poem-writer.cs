// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("poem", input: args);

var poet = new Poet();
var lines = args.DefaultIfEmpty("rain").Select(poet.Line).ToList();
foreach (var line in lines)
{
    Console.WriteLine(line);
}

trace.Update(output: string.Join('\n', lines));
await langfuse.FlushAsync();

sealed class Poet
{
    private readonly string[] _endings = ["on the hill", "in the night", "and then still"];
    private int _count;

    [Observe(Name = "line")]
    public string Line(string word) => $"The {word} falls {_endings[_count++ % _endings.Length]}";
}

// Planted: LFO4001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var names = new Dictionary<char, string>
{
    ['c'] = "clarity",
    ['p'] = "precision",
    ['d'] = "depth",
};

// one line per judgement: trace id, letter, mark out of ten
foreach (var line in File.ReadLines("marks.txt"))
{
    if (line.Split(' ') is not [var traceId, [var letter], var mark])
        continue;
    if (letter == 'x')
        langfuse.Score("Clarity", 0.0, traceId: traceId, comment: "unreadable");
    else
        langfuse.Score(names[letter], int.Parse(mark) / 10.0, traceId: traceId);
}

// Planted: LFO4001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var survey = new Survey(langfuse);
foreach (var line in File.ReadLines(args[0]))
{
    var parts = line.Split(';');
    survey.Add(parts[0], int.Parse(parts[1]), parts.Length > 2 ? parts[2] : null);
}

Console.WriteLine($"{survey.Count} visitors");

internal sealed class Survey(LangfuseClient langfuse)
{
    public int Count { get; private set; }

    public void Add(string visit, int stars, string? remark)
    {
        Count++;
        if (remark is null)
        {
            langfuse.Score("visitor-satisfaction", stars, sessionId: visit);
            return;
        }

        if (remark.Contains("queue", StringComparison.OrdinalIgnoreCase))
        {
            langfuse.Score("visitor-satisfaction", stars - 1, sessionId: visit, comment: remark);
            return;
        }

        langfuse.Score("visitor_satisfaction", stars, sessionId: visit, comment: remark);
    }
}

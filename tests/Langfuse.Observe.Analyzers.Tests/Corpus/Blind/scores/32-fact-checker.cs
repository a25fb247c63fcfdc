// Planted: LFO4010
// Vocabulary: {"scores":[{"name":"hallucination","type":"boolean"},{"name":"claims","type":"numeric","min":0}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(await FactChecker.CheckAsync(langfuse, "Paris is in France. Rome is in Spain."));

static class FactChecker
{
    static readonly HashSet<string> Known = ["Paris is in France", "Rome is in Italy"];

    public static async Task<int> CheckAsync(LangfuseClient langfuse, string answer)
    {
        using var trace = langfuse.StartTrace("fact-check", input: answer);
        await Task.Yield();

        var claims = answer.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = claims.Count(claim => !Known.Contains(claim));
        trace.Update(output: new { claims, wrong });

        trace.Score("claims", (double)claims.Length);
        trace.Score("hallucination", Verdict(wrong));
        return wrong;
    }

    static string Verdict(int wrong) => wrong > 0 ? "yes" : "no";
}

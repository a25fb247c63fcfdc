// Planted: LFO4002
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public sealed record Check(string Title, Func<string, double> Measure);

public sealed class Suite(LangfuseClient langfuse)
{
    private static readonly IReadOnlyList<Check> s_checks = new List<Check>
    {
        new("helpfulness", static text => text.Length > 10 ? 1 : 0),
        new("tone", static text => text.Contains('!') ? 0 : 1),
    };

    public void Run(string traceId, string answer)
    {
        foreach (var check in s_checks.Where(check => answer.Length > 0).OrderBy(check => check.Title))
        {
            langfuse.Score(check.Title, check.Measure(answer), traceId: traceId);
        }
    }
}

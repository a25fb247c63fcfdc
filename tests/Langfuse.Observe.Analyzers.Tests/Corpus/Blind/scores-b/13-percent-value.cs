// Planted: LFO4004
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "answer-relevance", "type": "numeric", "min": 0, "max": 1, "description": "share of the answer that is about the question" } ] }

namespace Intranet.Search;

public sealed class RelevanceJudge(LangfuseClient langfuse, Func<string, string, Task<double>> judge)
{
    private const double FullMarks = 100;
    private int _judged;

    public int Judged => _judged;

    public async Task JudgeAsync(string traceId, string question, string answer)
    {
        if (string.Equals(question, answer, StringComparison.OrdinalIgnoreCase))
        {
            langfuse.Score("answer-relevance", FullMarks, traceId: traceId, comment: "verbatim");
            return;
        }

        Interlocked.Increment(ref _judged);
        var relevance = await judge(question, answer);
        langfuse.Score("answer-relevance", Math.Clamp(relevance, 0, 1), traceId: traceId);
    }
}

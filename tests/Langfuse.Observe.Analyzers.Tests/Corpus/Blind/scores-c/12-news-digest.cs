// Planted: LFO4002
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "coverage", "type": "numeric", "min": 0, "max": 1 }, { "name": "neutrality", "type": "numeric", "min": 0, "max": 1 }, { "name": "clickbait", "type": "boolean" } ] }

namespace Newsroom.Digest;

public sealed class DigestJudge(Func<string, string, CancellationToken, Task<double>> ask)
{
    private static readonly (string Name, string Question)[] Questions =
    [
        ("coverage", "Which share of the day's stories is in the digest?"),
        ("neutrality", "How neutral is the wording?"),
        ("brevity", "How short is it for what it says?"),
    ];

    [Observe(AsType = ObservationType.Evaluator)]
    public async Task<int> JudgeAsync(string digest, CancellationToken cancellationToken)
    {
        foreach (var (name, question) in Questions)
        {
            var value = await ask(question, digest, cancellationToken);
            LangfuseContext.ScoreCurrentTrace(name, Math.Clamp(value, 0, 1));
        }

        LangfuseContext.ScoreCurrentTrace("clickbait", digest.Contains("you won't believe", StringComparison.OrdinalIgnoreCase));
        return Questions.Length;
    }
}

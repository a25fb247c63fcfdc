// Planted: LFO4001
using Langfuse.Observe;

namespace Acme.Quality;

public abstract class JudgeBase(LangfuseClient langfuse)
{
    protected abstract string ScoreName { get; }

    protected abstract double Rate(string answer);

    public void Run(string traceId, string answer) =>
        langfuse.Score(ScoreName, Rate(answer), traceId: traceId);
}

public sealed class FootnoteJudge(LangfuseClient langfuse) : JudgeBase(langfuse)
{
    protected override string ScoreName => "citation-quality";

    protected override double Rate(string answer) => answer.Contains("[1]") ? 1.0 : 0.0;
}

public sealed class LinkJudge(LangfuseClient langfuse) : JudgeBase(langfuse)
{
    protected override string ScoreName => "citations-quality";

    protected override double Rate(string answer) => answer.Contains("https://") ? 1.0 : 0.0;
}

public static class Program
{
    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var id = LangfuseClient.CreateTraceId(seed: "article-7");
        const string answer = "See [1] and https://example.com/paper";

        JudgeBase[] judges = [new FootnoteJudge(langfuse), new LinkJudge(langfuse)];
        foreach (var judge in judges)
            judge.Run(id, answer);
    }
}

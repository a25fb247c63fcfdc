// Planted: LFO6006
using Langfuse.Observe;

namespace Build;

internal static class BuildInfo
{
    private const string Branch = "feature/rewrite-the-whole-of-the-retrieval-pipeline-with-hybrid-search-and-reranking-for-all-tenants";
    private const string Commit = "b1946ac92492d2347c6235b4d2611184c2f7a0ea8c1de91c3c5d6c3f7e5a6f01";
    private const string Machine = "build-agent-pool-western-europe-02.internal.example.org";

    public const string Full = Branch + "@" + Commit + "+" + Machine;
    public const string Short = "2025.11.3";
}

public sealed class Pipeline(Func<string, Task<string>> complete)
{
    public async Task<string> RunAsync(string question)
    {
        using var scope = LangfuseContext.Propagate(version: BuildInfo.Full, tags: [BuildInfo.Short]);
        return await AnswerAsync(question);
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> AnswerAsync(string question) => complete(question);
}

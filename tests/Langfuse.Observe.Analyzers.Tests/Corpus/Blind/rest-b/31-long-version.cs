// Planted: LFO6006
using Langfuse.Observe;

namespace Compiler;

internal static class BuildInfo
{
    private const string Commit = "3f1c9a7e5b2d4c6f8a0e1d3b5c7f9a2e4d6b8c0f";
    private const string Modules = "lexer+" + Commit + ",parser+" + Commit + ",binder+" + Commit;

    public const string Version = Modules + ",emitter+" + Commit + ",linker+" + Commit;
}

public sealed class ErrorExplainer(Func<string, Task<string>> complete)
{
    public async Task<string> ExplainAsync(string error, string user)
    {
        using var scope = LangfuseContext.Propagate(userId: user, version: BuildInfo.Version);
        return await AskAsync(error);
    }

    [Observe(Name = "explain-error", AsType = ObservationType.Chain)]
    private async Task<string> AskAsync(string error)
    {
        var text = await complete($"Explain this compiler error: {error}");
        return text.Trim();
    }
}

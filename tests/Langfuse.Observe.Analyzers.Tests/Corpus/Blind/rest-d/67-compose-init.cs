// Planted: LFO7002
using Langfuse.Observe;

namespace DevTools;

internal static class InitCommand
{
    private const string Template = """
        # written by devtools init
        LANGFUSE_BASE_URL=https://langfuse.tools.example.net
        LANGFUSE_PUBLIC_KEY=pk-lf-5b0e7c1d-3f52-4f0e-9a77-60c4b1f1d8e2
        LANGFUSE_SECRET_KEY=sk-lf-c2d94e8a-71b6-4c3d-8f20-9be5a07d3461
        LANGFUSE_TRACING_ENVIRONMENT=development
        """;

    public static int Execute(string folder, bool force)
    {
        var file = Path.Combine(folder, ".env");
        if (File.Exists(file) && !force)
        {
            Console.Error.WriteLine(".env exists; use --force");
            return 1;
        }

        File.WriteAllText(file, Template);
        return 0;
    }
}

internal sealed class Advisor
{
    [Observe(Name = "suggest-command")]
    public string Suggest(string typed) => typed.StartsWith("in", StringComparison.Ordinal) ? "init" : "help";
}

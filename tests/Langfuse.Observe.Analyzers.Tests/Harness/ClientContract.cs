namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>Public names that test programs use and that live in assemblies which these tests do not reference.</summary>
internal static class ClientContract
{
    private static readonly (string Type, string Source)[] s_parts =
    [
        ("Langfuse.Observe.Evaluator", "public sealed class Evaluator { public static Evaluator Create<TOutput>(string name, Func<object, TOutput, double> evaluate) => new(); }"),
        ("Langfuse.Observe.RunEvaluator", "public sealed class RunEvaluator { public static RunEvaluator Average(string name) => new(); }"),
        ("Langfuse.Observe.LangfuseRunSink", """
            public sealed class LangfuseRunSink
            {
                public static LangfuseRunSink FromEnvironment() => new();
                public SinkRun StartRun(string runId, string name, string task) => new();
            }
            public sealed class SinkRun : IAsyncDisposable
            {
                public void Step(string action, string code, bool success, string output, double reward, string? error = null) { }
                public Task CompleteAsync(bool completed, string? finalAnswer = null) => null!;
                public ValueTask DisposeAsync() => default;
            }
            """),
    ];

    /// <summary>The parts that Langfuse.Observe.Client does not have itself.</summary>
    public static string Source { get; } =
        "namespace Langfuse.Observe\n{\n" + string.Join('\n', s_parts.Where(part => typeof(LangfuseClient).Assembly.GetType(part.Type) is null).Select(part => part.Source)) + "\n}\n"
        + """
        namespace Microsoft.AspNetCore.Builder
        {
            public static class LangfuseApplication
            {
                public static IApplicationBuilder UseLangfuse(this IApplicationBuilder app) => app;
            }
        }
        """;
}

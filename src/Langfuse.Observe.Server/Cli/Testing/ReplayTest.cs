using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli.Testing;

/// <summary>The text of a test that replays a trace. What comes from the trace is in it only as literals.</summary>
internal sealed record ReplayTest(string ClassName, string TracePath, IReadOnlyList<string> Names, string TraceId, string Root, string? Call, string? Namespace)
{
    private const int LongestName = 60;

    /// <exception cref="CliException">The trace has nothing that can be replayed.</exception>
    public static ReplayTest Of(JsonElement trace, IReadOnlyList<string> names, string? call, string? @namespace)
    {
        var observations = trace.Items("observations").ToList();
        var recorded = observations.Select(static observation => observation.Text("name") ?? "").ToHashSet(StringComparer.Ordinal);
        if (names.FirstOrDefault(name => !recorded.Contains(name)) is { } missing)
        {
            throw new CliException($"The trace has no observation named '{missing}'. It has: {string.Join(", ", recorded.Order(StringComparer.Ordinal))}.");
        }

        if (names.Count == 0 && !observations.Exists(static observation => observation.Text("type") is "GENERATION" or "TOOL"))
        {
            throw new CliException("The trace has no generation and no tool, so there is nothing to replay. Name with --name what is to answer.");
        }

        var root = observations.Find(static observation => observation.Text("parentObservationId") is null).Text("name") ?? trace.Text("name") ?? "trace";
        var name = Identifier(trace.Text("name") ?? root);
        return new ReplayTest(name + "ReplayTests", $"traces/{name}.json", names, trace.Text("id") ?? "", root, call, @namespace);
    }

    public string Text()
    {
        var names = Names.Count == 0 ? "" : $", names: [{string.Join(", ", Names.Select(Literal))}]";
        var run = Call is null
            ? $"throw new System.NotImplementedException({Literal($"Call here what made the trace: {Root}, with the input that the file has.")})"
            : Call.TrimEnd(';', ' ');
        var modifier = Call?.Contains("await ", StringComparison.Ordinal) == true ? "async " : "";
        var body = Call is null || modifier.Length > 0
            ? $"    private static {modifier}System.Threading.Tasks.Task RunAsync() => {run};"
            : $"    private static System.Threading.Tasks.Task RunAsync()\n    {{\n        {run};\n        return System.Threading.Tasks.Task.CompletedTask;\n    }}";
        return $$"""
            using Langfuse.Observe.Testing;
            using Xunit;
            {{(Namespace is null ? "" : $"\nnamespace {Namespace};\n")}}
            /// <summary>Replays trace {{Identifier(TraceId)}}: red when the calls change, without the model.</summary>
            public sealed class {{ClassName}}
            {
                [Fact]
                public async System.Threading.Tasks.Task Calls_AreThoseOfTheTrace()
                {
                    using var replay = LangfuseReplay.From({{Literal(TracePath)}}{{names}});

                    await RunAsync();

                    replay.ShouldHaveNoDifference();
                }

            {{body}}
            }

            """;
    }

    private static string Literal(string text) => JsonSerializer.Serialize(text);

    private static string Identifier(string name)
    {
        var text = new StringBuilder();
        var isStart = true;
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                isStart = true;
                continue;
            }

            text.Append(isStart ? char.ToUpperInvariant(character) : character);
            isStart = false;
        }

        var made = text.Length > LongestName ? text.ToString(0, LongestName) : text.ToString();
        return made.Length == 0 || char.IsAsciiDigit(made[0]) ? "Trace" + made : made;
    }
}

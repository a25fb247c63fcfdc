using System.Security;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.Server.Cli.Testing;

/// <summary>The text of a test that replays a trace. What comes from the trace is in it only as literals.</summary>
/// <param name="ClassName">The name of the class.</param>
/// <param name="TracePath">The trace's file, relative to the folder of the test's project.</param>
/// <param name="Names">The names of the calls that answer; none for all generations and tools.</param>
/// <param name="TraceId">The trace's id, as it is.</param>
/// <param name="Call">The statements that make the trace again; null for the observed method that made it.</param>
/// <param name="Namespace">The namespace; null for none.</param>
internal sealed partial record ReplayTest(string ClassName, string TracePath, IReadOnlyList<string> Names, string TraceId, string? Call, string? Namespace)
{
    private static readonly JsonSerializerOptions s_literal = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Arrays and block bodies: what C# 10 knows, so that a project that holds an older language version takes it too.
    public string Text()
    {
        var names = Names.Count == 0 ? "" : $", names: new[] {{ {string.Join(", ", Names.Select(Literal))} }}";
        var run = Call is null ? "await replay.CallRootAsync();" : Statements(Call);
        var signature = Await().IsMatch(run) ? "async Task" : "void";
        return $$"""
            using System.Threading.Tasks;
            using Langfuse.Observe.Testing;
            using Xunit;
            {{(Namespace is null ? "" : $"\nnamespace {Namespace};\n")}}
            /// <summary>Replays trace {{Comment(TraceId)}}: red when the calls change, without the model.</summary>
            public sealed class {{ClassName}}
            {
                [Fact]
                public {{signature}} Calls_AreThoseOfTheTrace()
                {
                    using var replay = LangfuseReplay.From({{Literal(TracePath)}}{{names}});

                    {{run}}

                    replay.ShouldHaveNoDifference();
                }
            }

            """;
    }

    private static string Statements(string call)
    {
        var lines = call.Trim().ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim());
        var text = string.Join("\n        ", lines);
        return text.EndsWith(';') || text.EndsWith('}') ? text : text + ";";
    }

    // JSON's escapes are C#'s; what JSON leaves in a text and C# takes for the end of a line is escaped here.
    private static string Literal(string text) => JsonSerializer.Serialize(text, s_literal)
        .Replace("\u0085", "\\u0085", StringComparison.Ordinal).Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    private static string Comment(string text) => SecurityElement.Escape(ControlCharacters.Shown(text).ReplaceLineEndings(" "));

    [GeneratedRegex(@"\bawait\b")]
    private static partial Regex Await();
}

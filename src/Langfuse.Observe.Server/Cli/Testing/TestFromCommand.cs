using System.CommandLine;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli.Testing;

/// <summary><c>langfuse-observe test-from ID</c>: an xunit test that replays a trace, with the trace as a file beside it.</summary>
internal static class TestFromCommand
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private static readonly Argument<string> s_id = new("id") { Description = "The id of the trace" };
    private static readonly Option<DirectoryInfo> s_output = new("--output") { Description = "The folder of the test project", DefaultValueFactory = _ => new DirectoryInfo(".") };
    private static readonly Option<string[]> s_name = new("--name") { Description = "The name of a call that is replayed; may be repeated [default: all generations and tools]" };
    private static readonly Option<string?> s_call = new("--call") { Description = "The C# that makes the trace, such as 'await Agent.AnswerAsync(\"Refund?\")'" };
    private static readonly Option<string?> s_namespace = new("--namespace") { Description = "The namespace of the test [default: none]" };
    private static readonly Option<bool> s_force = new("--force") { Description = "Write over files that are there" };

    public static Command Create() => new Command("test-from", "Writes an xunit test that replays a trace, so that it runs without the model")
        .With(s_id, s_output, s_name, s_call, s_namespace, s_force).OnServer(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(s_id)!;
        var trace = await new TraceReads(api).FindAsync(id, cancellationToken)
            ?? throw new CliException($"{api.Connection.BaseUrl} has no trace '{id}'. 'langfuse-observe traces --json' lists the ids.");
        var test = ReplayTest.Of(trace, parsed.GetValue(s_name) ?? [], parsed.GetValue(s_call), parsed.GetValue(s_namespace));
        var folder = parsed.GetValue(s_output)!.FullName;
        await WriteAsync(Path.Combine(folder, test.TracePath), JsonSerializer.Serialize(trace, s_indented) + "\n", parsed.GetValue(s_force), cancellationToken);
        await WriteAsync(Path.Combine(folder, test.ClassName + ".cs"), test.Text(), parsed.GetValue(s_force), cancellationToken);
        Console.WriteLine(parsed.GetValue(s_call) is null ? "Say in RunAsync what makes the trace. The project needs Langfuse.Observe.Testing and xunit." : "The project needs Langfuse.Observe.Testing and xunit.");
        return CommandLine.Success;
    }

    private static async Task WriteAsync(string path, string text, bool isForced, CancellationToken cancellationToken)
    {
        if (File.Exists(path) && !isForced)
        {
            throw new CliException($"'{path}' is there already. Use --force to write over it, or another --output.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, cancellationToken);
        Console.WriteLine(ControlCharacters.Shown("Wrote " + path));
    }
}

using System.CommandLine;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli.Testing;

/// <summary><c>langfuse-observe test-from ID</c>: an xunit test that replays a trace, with the trace as a file beside it.</summary>
internal static class TestFromCommand
{
    private static readonly Argument<string> s_id = new("id") { Description = "The id of the trace, or the beginning of one among the newest" };
    private static readonly Option<DirectoryInfo> s_output = new("--output") { Description = "The folder of the test project, or one in it", DefaultValueFactory = _ => new DirectoryInfo(".") };
    private static readonly Option<string[]> s_name = new("--name") { Description = "The name of a call that is replayed; may be repeated [default: all generations and tools]" };
    private static readonly Option<string?> s_call = new("--call") { Description = "The C# statements that make the trace, such as 'await Agent.AnswerAsync(\"Refund?\")' [default: the observed method that made it, with its recorded input]" };
    private static readonly Option<string?> s_namespace = new("--namespace") { Description = "The namespace of the test [default: none]" };
    private static readonly Option<bool> s_force = new("--force") { Description = "Write over files that are there" };

    public static Command Create() => new Command("test-from", "Writes an xunit test that replays a trace, so that it runs without the model")
        .With(s_id, s_output, s_name, s_call, s_namespace, s_force).OnServer(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var names = parsed.GetValue(s_name) ?? [];
        var trace = ReplayedTrace.Of(await new TraceReads(api).GetAsync(parsed.GetValue(s_id)!, cancellationToken), names);
        var files = TestFiles.Of(trace, parsed.GetValue(s_output)!.FullName);
        var test = new ReplayTest(files.Name + "ReplayTests", files.TracePath, names, trace.Id, parsed.GetValue(s_call), parsed.GetValue(s_namespace));
        await files.WriteAsync(test.Text(), trace.Json, parsed.GetValue(s_force), cancellationToken);
        Report(files, test, parsed.WantsJson());
        return CommandLine.Success;
    }

    private static void Report(TestFiles files, ReplayTest test, bool isJson)
    {
        if (isJson)
        {
            Output.Json(JsonSerializer.SerializeToElement(new { traceId = test.TraceId, test = files.Test, trace = files.Trace, className = test.ClassName }));
            return;
        }

        Console.WriteLine(ControlCharacters.Shown("Wrote " + files.Trace));
        Console.WriteLine(ControlCharacters.Shown("Wrote " + files.Test));
        Console.WriteLine("The project needs the packages Langfuse.Observe.Testing and xunit, and C# 10 or newer.");
        if (test.Call is null)
        {
            Console.WriteLine("The test calls the observed method that made the trace, with its recorded input; say with --call how else it is made.");
        }
    }
}

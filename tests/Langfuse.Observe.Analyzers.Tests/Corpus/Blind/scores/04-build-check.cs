// Planted: LFO4006
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

const string code = "Console.WriteLine(1);";
using var trace = langfuse.StartTrace("codegen", input: "print one");
trace.Update(output: code);

var outcome = new CompileOutcome(code.Count(c => c == '{') == code.Count(c => c == '}'), Warnings: 0);
CompileScores.Send(langfuse, trace.TraceId, outcome);

record CompileOutcome(bool Success, int Warnings);

static class CompileScores
{
    const double Compiled = 100;
    const double Broken = 0;

    public static void Send(LangfuseClient langfuse, string traceId, CompileOutcome outcome)
    {
        langfuse.Score("compiles", outcome.Success ? Compiled : Broken,
            traceId: traceId, dataType: ScoreDataType.Boolean);
        langfuse.Score("warning-total", outcome.Warnings, traceId: traceId);
    }
}

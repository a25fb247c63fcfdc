// Planted: LFO5001|LFO5005
using Langfuse.Observe;

namespace Grading;

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var live = LangfuseClient.Start();
        var evaluation = LangfuseClient.Start("evaluation", options => options.ServiceName = "grader");

        var grader = new Grader(evaluation);
        foreach (var essay in args)
        {
            using var trace = live.StartTrace("essay", input: essay);
            trace.Update(output: grader.Grade(essay, trace.TraceId));
        }
    }
}

public sealed class Grader(LangfuseClient evaluation)
{
    public double Grade(string essay, string traceId)
    {
        var grade = Math.Min(1.0, essay.Length / 1000.0);
        evaluation.Score("length-grade", grade, traceId: traceId);
        return grade;
    }
}

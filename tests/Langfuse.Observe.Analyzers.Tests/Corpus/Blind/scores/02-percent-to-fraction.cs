// Right
// Vocabulary: {"scores":[{"name":"correctness","type":"numeric","min":0,"max":1}]}
using Langfuse.Observe;

internal static class Program
{
    private const double FullMarks = 100;
    private const int PassMark = 85;

    private static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var id = LangfuseClient.CreateTraceId(seed: "exam-12");

        langfuse.Score("correctness", PassMark / FullMarks, traceId: id, comment: "the pass mark");

        var entered = args.Length > 0 && double.TryParse(args[0], out var percent) ? percent : 73;
        langfuse.Score("correctness", ToFraction(entered), traceId: id, comment: $"{entered} of 100");
        langfuse.Score("correctness", ToFraction(250), traceId: id, comment: "with bonus questions");
    }

    private static double ToFraction(double percent) => Math.Clamp(percent / FullMarks, 0, 1);
}

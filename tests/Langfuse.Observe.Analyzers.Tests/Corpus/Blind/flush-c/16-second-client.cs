// Planted: LFO5001|LFO5005
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var judge = Judges.Create();
var answers = new[] { "Paris", "Lyon" };

foreach (var answer in answers)
{
    using var trace = langfuse.StartTrace("capital-quiz", input: "Capital of France?", output: answer);
    judge.Score("correct", answer == "Paris", traceId: trace.TraceId);
}

Console.WriteLine($"{judge.Delivery.QueueLength} scores queued");

static class Judges
{
    public static LangfuseClient Create()
    {
        var client = LangfuseClient.Start("judge", options =>
        {
            options.Environment = "evaluation";
            options.FlushAt = 100;
        });
        return client;
    }
}

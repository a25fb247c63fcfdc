// Planted: LFO5001|LFO5005
using Langfuse.Observe;

LangfuseClient production = LangfuseClient.Start(o => o.Environment = "production");
LangfuseClient shadow = LangfuseClient.Start(o => o.Environment = "shadow");
LangfuseClient[] clients = [shadow, shadow];

try
{
    foreach (string question in new[] { "Where is my parcel?", "Can I return a gift card?" })
    {
        string id = LangfuseClient.CreateTraceId(seed: question);
        string stable = await Answers.CurrentAsync(question);
        string candidate = await Answers.CandidateAsync(question);
        production.Score("length", (double)stable.Length, traceId: id);
        shadow.Score("length", (double)candidate.Length, traceId: id);
    }
}
finally
{
    foreach (LangfuseClient client in clients)
    {
        await client.DisposeAsync();
    }
}

static class Answers
{
    public static async Task<string> CurrentAsync(string question)
    {
        await Task.Delay(10);
        return "current: " + question;
    }

    public static async Task<string> CandidateAsync(string question)
    {
        await Task.Delay(10);
        return "candidate: " + question.ToUpperInvariant();
    }
}

using Langfuse.Observe;

await using var production = LangfuseClient.Start();
await using var evaluation = LangfuseClient.Start("evaluation");

Console.WriteLine(await Support.AnswerAsync("Where is my order?"));
evaluation.Score("smoke", 1, traceId: LangfuseClient.CreateTraceId("order-7"));

static class Support
{
    [Observe]
    public static async Task<string> AnswerAsync(string question)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync("https://example.org/?q=" + question);
    }
}

// Planted: LFO1016
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(await ClaudeAdapter.AskAsync("Name three rivers."));

internal sealed record ClaudeReply(string Text, int Fresh, int CacheRead, int Produced);

internal static class ClaudeAdapter
{
    [Observe(AsType = ObservationType.Generation, Name = "claude", Model = "claude-sonnet-4")]
    public static async Task<string> AskAsync(string question)
    {
        var reply = await SendAsync(question);
        LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: reply.Fresh, output: reply.Produced)
        {
            ["cache_read_input_tokens"] = reply.CacheRead,
        });
        return reply.Text;
    }

    private static async Task<ClaudeReply> SendAsync(string question)
    {
        await Task.Delay(10);
        return new ClaudeReply("Tagus, Rhine, Nile", question.Length, 512, 9);
    }
}

// Planted: LFO6012
using System.Text;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("chat", input: "Tell me a joke");
Console.WriteLine(await ChatTurn.ReplyAsync(trace));

static class ChatTurn
{
    public static async Task<string> ReplyAsync(Observation trace)
    {
        var text = new StringBuilder();
        var generation = trace.StartGeneration("reply", model: "gpt-4o");
        try
        {
            foreach (var part in new[] { "Knock ", "knock", "." })
            {
                await Task.Delay(2);
                text.Append(part);
            }
        }
        finally
        {
            generation.End();
        }
        var reply = text.ToString();
        generation.End(output: reply, usage: new Usage(input: 5, output: 3));
        return reply;
    }
}

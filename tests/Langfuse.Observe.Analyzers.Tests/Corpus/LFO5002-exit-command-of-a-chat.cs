// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var assistant = new Assistant();
Console.WriteLine("Type 'exit' to leave.");
while (true)
{
    Console.Write("> ");
    var line = Console.ReadLine();
    switch (line)
    {
        case null or "exit":
            Environment.Exit(0);
            break;
        default:
            Console.WriteLine(await assistant.ReplyAsync(line));
            break;
    }
}

class Assistant
{
    [Observe(AsType = ObservationType.Agent)]
    public async Task<string> ReplyAsync(string text)
    {
        await Task.Delay(100);
        return "ok: " + text;
    }
}

// Planted: LFO5006
using Langfuse.Observe;

var lines = File.ReadAllLines("in.txt");
for (var i = 0; i < lines.Length; i++)
{
    await Processor.ProcessAsync(lines[i]);
}

static class Processor
{
    public static async Task ProcessAsync(string line)
    {
        await using var client = LangfuseClient.Start();
        using var trace = client.StartTrace("line", input: line);
        await Task.Delay(1);
    }
}

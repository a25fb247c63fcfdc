// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var dataset = File.ReadAllLines("golden.txt");
double sum = 0;
await Task.WhenAll(dataset.Select(async line =>
{
    var output = await Bot.AnswerAsync(line);
    sum += output.Length > 0 ? 1 : 0;
}));
if (sum / dataset.Length < 0.9)
    throw new InvalidOperationException("quality gate failed");
await langfuse.FlushAsync();

static class Bot
{
    [Observe]
    public static async Task<string> AnswerAsync(string question) { await Task.Delay(1); return question; }
}

// Planted: LFO5009
using Langfuse.Observe;

using var langfuse = LangfuseClient.Start();
var names = new List<string> { "a", "b" };
names.ForEach(async n => await Mailer.SendAsync(n));
Console.WriteLine("all sent");

static class Mailer
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task SendAsync(string to)
    {
        await Task.Delay(20);
    }
}

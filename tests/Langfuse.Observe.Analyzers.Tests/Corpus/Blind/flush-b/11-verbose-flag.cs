// Planted: LFO5001
using Langfuse.Observe;

var options = Options.From(args);
var langfuse = LangfuseClient.Start();
var started = DateTime.UtcNow;

string summary = await Summaries.OfAsync(options.Text);
Console.WriteLine(summary);

if (options.Verbose)
{
    FlushResult r = await langfuse.FlushAsync(timeout: TimeSpan.FromSeconds(4));
    Console.WriteLine($"sent={r.Sent} pending={r.Pending} dropped={r.Dropped} error={r.LastError}");
    Console.WriteLine($"took {(DateTime.UtcNow - started).TotalMilliseconds:0} ms");
}

record Options(string Text, bool Verbose)
{
    public static Options From(string[] args) =>
        new(string.Join(' ', args.Where(a => !a.StartsWith('-'))), args.Contains("-v"));
}

static class Summaries
{
    [Observe]
    public static async Task<string> OfAsync(string text)
    {
        await Task.Yield();
        return text.Length <= 40 ? text : text[..40] + "...";
    }
}

// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("daily-digest", userId: Environment.UserName);

var headlines = new[] { "Rates unchanged", "New bridge opens", "Rain until Friday" };
var digest = new List<string>();
foreach (var headline in headlines)
{
    using var span = trace.StartSpan("shorten", input: headline);
    var shortened = Shorten(headline, 12);
    span.Update(output: shortened);
    digest.Add(shortened);
}

trace.Update(output: digest);
await langfuse.FlushAsync();
Console.WriteLine(string.Join(Environment.NewLine, digest));

static string Shorten(string text, int length)
{
    return text.Length <= length ? text : text[..length] + "...";
}

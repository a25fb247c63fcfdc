// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var verbose = args.Contains("--verbose");
var folder = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "submissions";

foreach (var path in Directory.GetFiles(folder, "*.txt"))
{
    var traceId = LangfuseClient.CreateTraceId(seed: path);
    langfuse.Score("words", CountWords(path), traceId: traceId);
}

if (verbose)
{
    var result = await langfuse.FlushAsync();
    Console.WriteLine($"{result.Sent} scores sent, {result.Dropped} dropped");
}

static int CountWords(string path) =>
    File.ReadAllText(path).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

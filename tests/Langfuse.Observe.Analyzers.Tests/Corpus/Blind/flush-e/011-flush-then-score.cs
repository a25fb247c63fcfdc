// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
string traceId;
string[] songs = ["Blue Moon", "Take Five", "So What"];

using (var trace = langfuse.StartTrace("playlist", input: songs))
{
    traceId = trace.TraceId;
    foreach (var song in songs)
    {
        using var span = trace.StartSpan("mood", input: song);
        span.Update(output: song.Length % 2 == 0 ? "calm" : "lively");
    }
}

await langfuse.FlushAsync();

Console.WriteLine("Playlist is ready. How many stars?");
var stars = Console.ReadLine() switch
{
    "5" => 5,
    "4" => 4,
    "3" => 3,
    _ => 1,
};
langfuse.Score("stars", stars, traceId: traceId, comment: "asked on the console");
Console.WriteLine("Thank you.");

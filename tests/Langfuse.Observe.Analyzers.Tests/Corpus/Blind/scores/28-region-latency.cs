// Planted: LFO4007
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var regions = (Environment.GetEnvironmentVariable("REGIONS") ?? "eu,us").Split(',');
using var http = new HttpClient();

foreach (var region in regions)
{
    using var trace = langfuse.StartTrace("probe", input: new { region });
    var started = DateTime.UtcNow;
    using var response = await http.GetAsync($"https://{region}.example.com/health");
    var seconds = (DateTime.UtcNow - started).TotalSeconds;

    var name = "latency-" + region;
    langfuse.Score(name, seconds, traceId: trace.TraceId);
    langfuse.Score("reachable", response.IsSuccessStatusCode, traceId: trace.TraceId);
    trace.Update(output: (int)response.StatusCode);
}

// Planted: LFO7001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var http = new HttpClient { BaseAddress = new Uri("https://geo.example.org/") };
var key = Environment.GetEnvironmentVariable("GEO_KEY") ?? "";

var lookup = [Observe(Name = "geo-lookup", AsType = ObservationType.Tool)] async (string place, string apiKey) =>
{
    using var request = new HttpRequestMessage(HttpMethod.Get, "search?q=" + Uri.EscapeDataString(place));
    request.Headers.Add("X-Key", apiKey);
    using var response = await http.SendAsync(request);
    return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : "unknown";
};

foreach (var place in args.Distinct())
{
    if (place.Length < 2)
    {
        continue;
    }

    Console.WriteLine($"{place}: {await lookup(place, key)}");
}

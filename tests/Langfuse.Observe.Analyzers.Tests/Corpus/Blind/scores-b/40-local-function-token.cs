// Planted: LFO7001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var http = new HttpClient { BaseAddress = new Uri("https://api.example.org/") };

var pages = 0;
foreach (var repository in args)
{
    Console.WriteLine(repository);
    pages += await CountIssuesAsync(repository, Environment.GetEnvironmentVariable("FORGE_TOKEN") ?? "");
}

Console.WriteLine($"{pages} pages of issues");

[Observe(Name = "count-issues", AsType = ObservationType.Tool)]
async Task<int> CountIssuesAsync(string repository, string accessToken)
{
    using var request = new HttpRequestMessage(HttpMethod.Head, $"repos/{repository}/issues");
    request.Headers.Authorization = new("Bearer", accessToken);
    using var response = await http.SendAsync(request);
    return response.Headers.TryGetValues("X-Total-Pages", out var values) && int.TryParse(values.First(), out var count)
        ? count
        : 0;
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Langfuse.Observe;
using Langfuse.Observe.Api;

// A server in this process, with an evaluator in C#: any code of yours can judge what is recorded.
await using var server = await LangfuseLocalServer.StartAsync(options =>
    options.Evaluators.Add(LangfuseEvaluator.Create("polite", observation => observation.Output?.Contains("please", StringComparison.OrdinalIgnoreCase) == true)));
await using var langfuse = LangfuseClient.Start(options => (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, server.PublicKey, server.SecretKey));

// What judges: the one above, and a check that the server brings along. What is judged: every generation from now on.
using var http = new HttpClient { BaseAddress = server.BaseUrl };
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.PublicKey}:{server.SecretKey}")));
var polite = await MakeAsync(new { name = "polite", type = "host", hostName = "polite" });
var brief = await MakeAsync(new { name = "brief", type = "builtin", check = new { kind = "length", most = 40 } });
await langfuse.Api.EvaluationRules.CreateAsync(new CreateEvaluationRuleRequest
{
    Name = "every answer",
    Enabled = true,
    EvaluatorAssignments = [new EvaluatorAssignment { EvaluatorId = polite }, new EvaluatorAssignment { EvaluatorId = brief }],
    Filter = [new EvaluationRuleFilter { Type = "stringOptions", Column = "type", Operator = "any of", Value = JsonSerializer.SerializeToElement(new[] { "GENERATION" }) }],
});

foreach (var answer in (string[])["No.", "Please wait a moment.", "Please read the manual first, all of its four hundred pages."])
{
    using var trace = langfuse.StartTrace("support", input: "Where is my parcel?");
    using var generation = trace.StartGeneration("answer", model: "gpt-4o-mini", input: "Where is my parcel?");
    generation.End(output: answer);
}

await langfuse.FlushAsync();

// Rules run beside the requests: the scores are there a moment later.
List<StoredScore> scores = [];
while (scores.Count < 6)
{
    await Task.Delay(50);
    scores = await langfuse.Scores.ListAsync().ToListAsync();
}

foreach (var group in scores.GroupBy(score => score.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
{
    Console.WriteLine($"{group.Key}: {group.Count(score => score.Number == 1)} of {group.Count()}");
}

async Task<string> MakeAsync(object evaluator)
{
    using var made = await http.PostAsJsonAsync("api/public/v2/evaluators", evaluator);
    made.EnsureSuccessStatusCode();
    return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
}

// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

var lessons = app.MapGroup("/lessons");
lessons.MapGet("/", () => Results.Ok(new[] { "verbs", "nouns" }));
lessons.MapPost("/{topic}/hint", Hints.GiveAsync);

app.Run();

internal static class Hints
{
    public static async Task<IResult> GiveAsync(string topic) =>
        await Traced.RunAsync("hint", topic, async text =>
        {
            await Task.Yield();
            return text == "verbs" ? "Look at the end of the word." : "Is there an article?";
        }) is { Length: > 0 } hint
            ? Results.Text(hint)
            : Results.NotFound();
}

internal static class Traced
{
    public static async Task<string> RunAsync(string name, string input, Func<string, Task<string>> work)
    {
        await using var client = LangfuseClient.Start(o => o.Environment = "school");
        using var step = client.StartObservation("lesson-step", ObservationType.Chain, input: input, metadata: new { name });
        var output = await work(input);
        step.Update(output: output);
        return output;
    }
}

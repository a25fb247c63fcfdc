using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.UseLangfuse();
app.MapPost("/chat", async (string text) => await Bot.ReplyAsync(text));
app.MapGet("/health", () => "ok");
app.MapPost("/ops/flush-telemetry", async (LangfuseClient langfuse, CancellationToken ct) =>
{
    var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(3), ct);
    return new { result.Sent, result.Pending };
});
await app.RunAsync();

static class Bot
{
    [Observe]
    public static async Task<string> ReplyAsync(string text)
    {
        await Task.Delay(1);
        return text;
    }
}

// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<Concierge>();
var app = builder.Build();
app.UseLangfuse();

app.MapPost("/chat", async (ChatRequest request, Concierge concierge, LangfuseClient langfuse) =>
{
    var answer = concierge.Answer(request.Guest, request.Text);
    await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
    return new ChatReply(answer);
});
app.MapGet("/", () => "concierge");
await app.RunAsync();

record ChatRequest(string Guest, string Text);

record ChatReply(string Text);

sealed class Concierge
{
    [Observe(AsType = ObservationType.Agent)]
    public string Answer([UserId] string guest, string text) =>
        text.Contains("breakfast", StringComparison.OrdinalIgnoreCase) ? "From 7 to 10." : "Let me ask the desk.";
}

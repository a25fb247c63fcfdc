// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<Answers>();
var app = builder.Build();
app.MapGroup("/v1").MapPost("/answer", async (Answers answers, Question body) => await answers.GiveAsync(body.Text));
app.Run();

record Question(string Text);

class Answers(LangfuseClient langfuse)
{
    [Observe]
    public async Task<string> GiveAsync(string text)
    {
        var reply = text.ToUpperInvariant();
        await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
        return reply;
    }
}

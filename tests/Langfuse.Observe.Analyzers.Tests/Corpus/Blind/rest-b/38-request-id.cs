// Planted: LFO6011
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<Tarot>();

var app = builder.Build();
app.MapGet("/draw", (Tarot tarot) => tarot.Draw());
app.Run();

public sealed class Tarot(LangfuseClient langfuse, IHttpContextAccessor accessor)
{
    private static readonly string[] Cards = ["The Fool", "The Tower", "The Star"];

    public string Draw()
    {
        var context = accessor.HttpContext ?? throw new InvalidOperationException("no request");
        using var trace = langfuse.StartTrace("draw-card", traceId: context.TraceIdentifier);
        var card = Cards[Random.Shared.Next(Cards.Length)];
        trace.Update(output: card);
        return card;
    }
}

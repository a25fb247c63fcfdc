// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

var langfuse = LangfuseClient.Start(options => options.ServiceName = "hotel-desk");

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/rooms/{kind}", (string kind) =>
{
    using var trace = langfuse.StartTrace("room-advice", input: kind);
    var advice = Advisor.Advise(kind);
    trace.Update(output: advice);
    return Results.Ok(advice);
});

app.MapGet("/health", () => "ok");

app.Run();

public static class Advisor
{
    [Observe]
    public static string Advise(string kind) => kind switch
    {
        "quiet" => "Courtyard, third floor",
        "view" => "Sea side, from the fifth floor up",
        _ => "Any double room",
    };
}

// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.UseLangfuse();

app.MapGet("/wines/{dish}", async (string dish, LangfuseClient langfuse) =>
{
    using (var span = langfuse.StartSpan("pair-wine", input: dish))
    {
        span.Update(output: Cellar.Pair(dish));
    }

    await langfuse.FlushAsync();
    return Results.Ok(new { dish, wine = Cellar.Pair(dish) });
});

app.Run();

internal static class Cellar
{
    public static string Pair(string dish) => dish switch
    {
        "oysters" => "Muscadet",
        "lamb" => "Rioja",
        _ => "Riesling",
    };
}

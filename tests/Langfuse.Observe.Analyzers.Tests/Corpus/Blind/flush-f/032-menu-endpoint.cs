// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.UseLangfuse();

app.MapGet("/menu/{diet}", (string diet) => Kitchen.Suggest(diet));

app.MapPost("/orders/{table:int}", async (int table, OrderRequest order, LangfuseClient langfuse) =>
{
    var dish = Kitchen.Suggest(order.Diet);
    try
    {
        return Results.Ok(new { table, dish });
    }
    finally
    {
        await langfuse.FlushAsync();
    }
});

app.Run();

public sealed record OrderRequest(string Diet, int Guests);

public static class Kitchen
{
    [Observe]
    public static string Suggest(string diet) => diet switch
    {
        "vegan" => "lentil stew",
        "fish" => "trout",
        _ => "dumplings",
    };
}

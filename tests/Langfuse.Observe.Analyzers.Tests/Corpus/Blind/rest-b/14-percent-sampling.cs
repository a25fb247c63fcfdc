// Planted: LFO1014
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

const int tracedPercent = 15;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse(options =>
{
    options.Environment = "staging";
    options.SampleRate = tracedPercent;
});
builder.Services.AddSingleton<Recipes>();

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/recipes/{dish}", (string dish, Recipes recipes) => recipes.SuggestAsync(dish));
app.Run();

public sealed class Recipes
{
    [Observe(AsType = ObservationType.Chain)]
    public async Task<string[]> SuggestAsync(string dish)
    {
        await Task.Delay(10);
        return [$"{dish} with rice", $"{dish} with noodles"];
    }
}

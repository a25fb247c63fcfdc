// Planted: LFO1014
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse(options =>
{
    options.Environment = "staging";
    options.SampleRate = Sampling.Share;
    options.Mask = (_, text) => Redactor.Apply(text);
});
builder.Services.AddSingleton<FlowerAdvisor>();

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/bouquet", (string occasion, FlowerAdvisor advisor) => advisor.Suggest(occasion));
app.Run();

static class Sampling
{
    private const int TracesPerHundred = 20;
    public const double Share = TracesPerHundred;
}

class FlowerAdvisor
{
    [Observe(Name = "suggest-bouquet")]
    public string Suggest(string occasion) => occasion switch
    {
        "wedding" => "white roses",
        "birthday" => "sunflowers",
        _ => "tulips",
    };
}

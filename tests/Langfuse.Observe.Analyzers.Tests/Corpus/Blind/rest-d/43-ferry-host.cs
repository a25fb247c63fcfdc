// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse(options => options.Environment = Stage.Of(builder.Environment));
builder.Services.AddSingleton<Timetable>();

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/ferries/{harbour}", (string harbour, Timetable timetable) => timetable.Next(harbour));
await app.RunAsync();

static class Stage
{
    public static string Of(IHostEnvironment host) => host.IsProduction() ? "production" : host.EnvironmentName.ToLowerInvariant();
}

class Timetable
{
    private static readonly Dictionary<string, int[]> Departures = new()
    {
        ["north"] = [7, 9, 12, 18],
        ["south"] = [8, 13],
    };

    [Observe(Name = "next-ferry")]
    public string Next(string harbour)
    {
        var hour = DateTime.Now.Hour;
        return Departures.TryGetValue(harbour, out var hours) && hours.FirstOrDefault(departure => departure > hour) is > 0 and var next
            ? $"{next}:00"
            : "tomorrow";
    }
}

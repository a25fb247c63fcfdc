// Planted: LFO5003
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.UseLangfuse();

var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
lifetime.ApplicationStopping.Register(() =>
{
    var langfuse = app.Services.GetRequiredService<LangfuseClient>();
    langfuse.FlushAsync(TimeSpan.FromSeconds(5));
});

app.MapGet("/horoscope/{sign}", (string sign) => Stars.Read(sign));
app.Run();

static class Stars
{
    [Observe]
    public static string Read(string sign) => sign.ToLowerInvariant() switch
    {
        "leo" => "Roar.",
        "virgo" => "Tidy up.",
        _ => "Wait a day.",
    };
}

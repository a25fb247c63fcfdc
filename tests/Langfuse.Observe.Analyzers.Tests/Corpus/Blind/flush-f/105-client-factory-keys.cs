// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
var (first, second) = Keys.Read("NURSERY");
builder.Services.AddLangfuse(options =>
{
    options.SecretKey = second;
    options.PublicKey = first;
    options.BaseUrl = new Uri(builder.Configuration["Langfuse:Url"] ?? "https://cloud.langfuse.com");
});

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/lullaby/{name}", (string name) => Lullabies.Write(name));
app.Run();

internal static class Keys
{
    public static (string? Public, string? Secret) Read(string prefix) => (
        Environment.GetEnvironmentVariable(prefix + "_PUBLIC_KEY"),
        Environment.GetEnvironmentVariable(prefix + "_SECRET_KEY"));
}

internal static class Lullabies
{
    [Observe]
    public static string Write(string name) => $"Sleep, little {name}, the moon is up.";
}

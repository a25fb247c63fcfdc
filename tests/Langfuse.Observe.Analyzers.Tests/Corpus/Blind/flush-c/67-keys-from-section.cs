// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
var keys = builder.Configuration.GetSection("Secrets");
builder.Services.AddLangfuse(options =>
{
    (options.PublicKey, options.SecretKey) = (keys["LangfusePublic"], keys["LangfuseSecret"]);
    options.Environment = builder.Environment.EnvironmentName.ToLowerInvariant();
});

var app = builder.Build();
app.UseLangfuse(request => request.UserId = context => context.User.Identity?.Name);
app.MapGet("/tides/{port}", (string port) => Tides.Next(port));
app.Run();

static class Tides
{
    [Observe]
    public static string Next(string port) => port == "Dover" ? "high at 14:05" : "no table";
}

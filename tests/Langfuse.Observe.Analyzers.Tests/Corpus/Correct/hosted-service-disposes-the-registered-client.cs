using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
var langfuse = LangfuseClient.Start();
builder.Services.AddSingleton(langfuse);
builder.Services.AddHostedService<StopLangfuse>();
var app = builder.Build();
app.MapGet("/", (LangfuseClient client) =>
{
    using var trace = client.StartTrace("home");
    return "hello";
});
await app.RunAsync();

sealed class StopLangfuse(LangfuseClient client) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public async Task StopAsync(CancellationToken cancellationToken) => await client.DisposeAsync();
}

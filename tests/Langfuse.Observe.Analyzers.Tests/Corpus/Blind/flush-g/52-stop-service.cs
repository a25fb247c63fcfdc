// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddHostedService<FinalFlush>();
var app = builder.Build();
app.UseLangfuse();
app.MapPost("/rate/{order}", (string order, int stars, LangfuseClient langfuse) =>
{
    langfuse.Score("stars", Math.Clamp(stars, 1, 5), traceId: LangfuseClient.CreateTraceId(seed: order));
    return stars;
});
await app.RunAsync();

sealed class FinalFlush(LangfuseClient langfuse) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(8), cancellationToken);
        if (result.Pending > 0)
        {
            Console.Error.WriteLine($"{result.Pending} not sent: {result.LastError}");
        }
    }
}

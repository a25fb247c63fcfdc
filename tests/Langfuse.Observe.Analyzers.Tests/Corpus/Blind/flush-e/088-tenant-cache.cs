// Right
using Langfuse.Observe;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<SchoolClients>();
var app = builder.Build();

app.MapPost("/{school}/hint", (string school, SchoolClients clients) =>
{
    using var trace = clients.For(school).StartTrace("hint", tags: ["homework"]);
    var hint = "Draw the triangle first.";
    trace.Update(output: hint);
    return Results.Text(hint);
});

await app.RunAsync();

internal sealed class SchoolClients : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<LangfuseClient>> _clients = new();

    public LangfuseClient For(string school) =>
        _clients.GetOrAdd(school, name => new Lazy<LangfuseClient>(() => LangfuseClient.Start(name))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            if (client.IsValueCreated)
            {
                await client.Value.DisposeAsync();
            }
        }
    }
}

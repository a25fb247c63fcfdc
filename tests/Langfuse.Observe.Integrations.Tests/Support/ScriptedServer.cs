using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Integrations.Tests.Support;

/// <summary>A server that gives one answer to everything, its body in pieces of one length.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single() + "/v1");

    public static Task<ScriptedServer> StartAsync(int status, string type, string body, int piece = int.MaxValue, bool breaksOff = false) => StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        foreach (var part in System.Text.Encoding.UTF8.GetBytes(body).Chunk(Math.Min(piece, body.Length)))
        {
            await context.Response.Body.WriteAsync(part);
            await context.Response.Body.FlushAsync();
        }

        if (breaksOff)
        {
            // What was sent must have been read: a reset throws away what waits on the way.
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            context.Abort();
        }
    });

    /// <summary>A server that answers as a test says.</summary>
    public static async Task<ScriptedServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new ScriptedServer(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

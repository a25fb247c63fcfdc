using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>Takes what is posted to it, over a real socket.</summary>
internal sealed class FakeWebhook : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeWebhook(WebApplication application) => _application = application;

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<(string Body, string Signature)> Received { get; } = new();

    /// <summary>Sets the answer; 200 unless told otherwise.</summary>
    public Action<HttpContext>? Answer { get; set; }

    public static async Task<FakeWebhook> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var hook = new FakeWebhook(application);
        application.Run(hook.TakeAsync);
        await application.StartAsync();
        hook.Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook");
        return hook;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Received.Enqueue((await reader.ReadToEndAsync(), context.Request.Headers["x-langfuse-signature"].ToString()));
        Answer?.Invoke(context);
    }
}

using System.Collections.Concurrent;
using Langfuse.Observe.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Integrations.Tests.Support;

/// <summary>An application on a free port whose requests are seen by a recorder of its own.</summary>
internal sealed class TestApplication : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<LangfuseRecorder> _recorders;

    private TestApplication(WebApplication app, ConcurrentQueue<LangfuseRecorder> recorders)
    {
        _app = app;
        _recorders = recorders;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public static async Task<TestApplication> StartAsync(Action<WebApplication> configure, Action<IServiceCollection>? services = null)
    {
        var recorders = new ConcurrentQueue<LangfuseRecorder>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLangfuse(static options => (options.PublicKey, options.SecretKey, options.BaseUrl) = ("pk-lf-test", "sk-lf-test", new Uri("http://127.0.0.1:9")));
        builder.Services.AddHealthChecks().AddLangfuse();
        services?.Invoke(builder.Services);
        var app = builder.Build();

        // A request flows from its connection and not from the test: it gets a recorder of its own.
        app.Use((context, next) =>
        {
            recorders.Enqueue(LangfuseRecorder.Start());
            return next(context);
        });
        configure(app);
        await app.StartAsync();
        return new TestApplication(app, recorders);
    }

    public IReadOnlyList<RecordedTrace> Traces() => [.. _recorders.SelectMany(static recorder => recorder.Traces)];

    /// <summary>The one trace, once its request has ended: the answer may arrive a moment before that.</summary>
    public RecordedTrace SingleTrace()
    {
        Assert.True(SpinWait.SpinUntil(() => Traces().Count > 0, TimeSpan.FromSeconds(30)), "no trace was recorded");
        return Traces().Single();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        foreach (var recorder in _recorders)
        {
            recorder.Dispose();
        }
    }
}

using BenchmarkDotNet.Attributes;
using Langfuse.Observe.Benchmarks.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Langfuse.Observe.Benchmarks.Integrations;

/// <summary>A request through the middleware and through none, without a server around.</summary>
[MemoryDiagnoser]
[MinColumn]
public class RequestBenchmarks : RecordingBenchmarks
{
    private readonly DefaultHttpContext _context = new();
    private readonly RequestDelegate _bare;
    private readonly RequestDelegate _langfuse;

    public RequestBenchmarks()
    {
        var services = new ServiceCollection().BuildServiceProvider();
        _context.RequestServices = services;
        _context.Request.Method = "GET";
        _context.Request.Path = "/items/42";
        _context.SetEndpoint(new Endpoint(static _ => Task.CompletedTask, EndpointMetadataCollection.Empty, "items"));
        _bare = Build(services, static _ => { });
        _langfuse = Build(services, static app => app.UseLangfuse());
    }

    [Benchmark(Baseline = true)]
    public Task Bare() => _bare(_context);

    [Benchmark]
    public Task Langfuse() => _langfuse(_context);

    private static RequestDelegate Build(IServiceProvider services, Action<IApplicationBuilder> configure)
    {
        var app = new ApplicationBuilder(services);
        configure(app);
        app.Run(static _ => Task.CompletedTask);
        return app.Build();
    }
}

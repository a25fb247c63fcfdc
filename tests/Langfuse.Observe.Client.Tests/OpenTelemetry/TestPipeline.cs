using Langfuse.Observe.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Langfuse.Observe.Client.Tests.Tracing;

/// <summary>An OpenTelemetry pipeline of an application, with Langfuse added to it.</summary>
internal sealed class TestPipeline : IDisposable
{
    private readonly TracerProvider _provider;

    public TestPipeline(RawServer server, Action<LangfuseOptions>? configure = null)
    {
        Client = server.Client(configure);
        _provider = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(Client))
            .AddSource("Test.Web", "OpenAI.*")
            .AddLangfuse()
            .Build();
    }

    public LangfuseClient Client { get; }

    public void Dispose()
    {
        _provider.ForceFlush();
        _provider.Dispose();
        Client.Dispose();
    }
}

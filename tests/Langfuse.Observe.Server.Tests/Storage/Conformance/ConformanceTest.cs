using Langfuse.Observe.LocalServer.Model;

namespace Langfuse.Observe.Server.Tests.Storage.Conformance;

/// <summary>What every store does. A class of tests derives from this once, and once more for each kind of store.</summary>
public abstract class ConformanceTest : IAsyncLifetime
{
    private protected const string Project = "local";

    private LangfuseLocalServerOptions _options = null!;

    private protected StoreUnderTest Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _options = await OptionsAsync();
        Store = Again();
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        Clean();
    }

    /// <summary>A place that nobody else has.</summary>
    private protected abstract Task<LangfuseLocalServerOptions> OptionsAsync();

    private protected virtual void Clean()
    {
    }

    /// <summary>The same place, opened once more, as another process does.</summary>
    private protected StoreUnderTest Again() => StoreUnderTest.Open(_options);

    private protected Task WriteAsync(params Observation[] rows) => Store.Spans.WriteAsync(Project, rows, CancellationToken.None);

    private protected static Observation Row(string traceId, string id, long startUs = 1_770_000_000_000_000, string? parent = null) =>
        new() { TraceId = traceId, Id = id, ParentId = parent, Name = id, StartUs = startUs, EndUs = startUs + 1000, CreatedUs = startUs };
}

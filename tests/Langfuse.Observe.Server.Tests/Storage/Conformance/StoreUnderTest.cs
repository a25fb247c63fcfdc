using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.LocalServer.Features.Experiments;
using Langfuse.Observe.LocalServer.Features.Media;
using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Features.Sessions;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Langfuse.Observe.Server.Tests.Storage.Conformance;

/// <summary>A store, seen as the slices of the server see it: by its interfaces.</summary>
internal sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly SqlStore _store;
    private readonly ServiceProvider _parts;

    private StoreUnderTest(SqlStore store)
    {
        _store = store;
        var services = new ServiceCollection();
        Stores.Add(services, store, new SqlCatalogue(store.Catalogue));
        _parts = services.BuildServiceProvider();
    }

    public SqlStore Sql => _store;

    public ICatalogue Catalogue => Part<ICatalogue>();

    public ISpanStore Spans => Part<ISpanStore>();

    public ITraceStore Traces => Part<ITraceStore>();

    public IObservationStore Observations => Part<IObservationStore>();

    public IScoreStore Scores => Part<IScoreStore>();

    public ISessionStore Sessions => Part<ISessionStore>();

    public IExperimentStore Experiments => Part<IExperimentStore>();

    public IMetricsStore Metrics => Part<IMetricsStore>();

    public IMediaStore Media => Part<IMediaStore>();

    public ICostStore Costs => Part<ICostStore>();

    public IPageStore Page => Part<IPageStore>();

    public IProjectData ProjectData => Part<IProjectData>();

    public static StoreUnderTest Open(LangfuseLocalServerOptions options) => new(Stores.Open(options));

    public T Part<T>()
        where T : notnull => _parts.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _parts.DisposeAsync();
        await _store.DisposeAsync();
    }
}

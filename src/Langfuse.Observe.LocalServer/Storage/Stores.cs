using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Features.Exchange;
using Langfuse.Observe.LocalServer.Features.Experiments;
using Langfuse.Observe.LocalServer.Features.Media;
using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Features.Sessions;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage.Postgres;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>Opens the store that the options name, and hands its parts out. Nothing above this folder knows which it is.</summary>
internal static class Stores
{
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    /// <exception cref="InvalidOperationException">The store cannot be used; the message says why and what to do.</exception>
    public static SqlStore Open(LangfuseLocalServerOptions options) => options.Postgres is { } postgres ? PostgresStore.Open(postgres) : SqliteStore.Open(options.DatabasePath);

    public static void Add(IServiceCollection services, SqlStore store, ICatalogue catalogue)
    {
        services.AddSingleton(catalogue);
        services.AddSingleton(store.Told);
        services.AddSingleton<IProjectData>(new SqlProjectData(store));
        services.AddSingleton<ISpanStore>(store);
        services.AddSingleton<ITraceStore>(new SqlTraces(store));
        services.AddSingleton<IObservationStore>(new SqlObservations(store));
        services.AddSingleton<IScoreStore>(new SqlScores(store));
        services.AddSingleton<ISessionStore>(new SqlSessions(store));
        services.AddSingleton<IExperimentStore>(new SqlExperiments(store));
        services.AddSingleton<IMetricsStore>(new SqlMetrics(store));
        services.AddSingleton<IMediaStore>(new SqlMedia(store));
        services.AddSingleton<ICostStore>(new SqlCosts(store));
        services.AddSingleton<IExchangeStore>(new SqlExchange(store));
        services.AddSingleton<IStoreUpkeep>(new SqlUpkeep(store));
        services.AddSingleton<IPageStore>(new SqlPage(store));
        services.AddSingleton<IEvaluationFeed>(new SqlEvaluationFeed(store));
    }
}

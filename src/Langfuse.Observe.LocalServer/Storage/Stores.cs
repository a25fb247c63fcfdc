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
using Langfuse.Observe.LocalServer.Storage.ClickHouse;
using Langfuse.Observe.LocalServer.Storage.Postgres;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>Opens the store that the options name, and hands its parts out. Nothing above this folder knows which it is.</summary>
internal static class Stores
{
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    /// <exception cref="InvalidOperationException">The store cannot be used; the message says why and what to do.</exception>
    public static SqlStore Open(LangfuseLocalServerOptions options) => (options.Postgres, options.ClickHouse) switch
    {
        ({ } postgres, { } clickHouse) => ClickHouseStore.Open(clickHouse, postgres),
        ({ } postgres, null) => PostgresStore.Open(postgres),
        _ => SqliteStore.Open(options.DatabasePath),
    };

    public static void Add(IServiceCollection services, SqlStore store, ICatalogue catalogue)
    {
        services.AddSingleton(catalogue);
        // What is written anywhere goes through a transaction of the catalogue.
        services.AddSingleton(store.Catalogue.Told);
        services.AddSingleton<ISpanStore>(store);
        services.AddSingleton<IObservationStore>(new SqlObservations(store));
        services.AddSingleton<ISessionStore>(new SqlSessions(store));
        services.AddSingleton<IExperimentStore>(new SqlExperiments(store));
        services.AddSingleton<IMetricsStore>(new SqlMetrics(store));
        services.AddSingleton<IMediaStore>(new SqlMedia(store.Catalogue));
        services.AddSingleton<IExchangeStore>(new SqlExchange(store));
        services.AddSingleton<IPageStore>(new SqlPage(store));
        services.AddSingleton<IEvaluationFeed>(new SqlEvaluationFeed(store));
        if (store is ClickHouseStore clickHouse)
        {
            AddWriters(services, clickHouse);
        }
        else
        {
            AddWriters(services, store);
        }
    }

    private static void AddWriters(IServiceCollection services, SqlStore store)
    {
        services.AddSingleton<IProjectData>(new SqlProjectData(store));
        services.AddSingleton<ITraceStore>(new SqlTraces(store));
        services.AddSingleton<IScoreStore>(new SqlScores(store));
        services.AddSingleton<ICostStore>(new SqlCosts(store));
        services.AddSingleton<IStoreUpkeep>(new SqlUpkeep(store));
    }

    // ClickHouse changes rows by later versions of them, and not by statements that the others share.
    private static void AddWriters(IServiceCollection services, ClickHouseStore store)
    {
        services.AddSingleton<IProjectData>(new ClickHouseProjectData(store));
        services.AddSingleton<ITraceStore>(new ClickHouseTraces(store));
        services.AddSingleton<IScoreStore>(new ClickHouseScores(store));
        services.AddSingleton<ICostStore>(new ClickHouseCosts(store));
        services.AddSingleton<IStoreUpkeep>(new ClickHouseUpkeep(store));
    }
}

using System.Net;
using Langfuse.Observe.LocalServer.Alerts;
using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Features.Annotation;
using Langfuse.Observe.LocalServer.Features.Datasets;
using Langfuse.Observe.LocalServer.Features.Exchange;
using Langfuse.Observe.LocalServer.Features.Mcp;
using Langfuse.Observe.LocalServer.Features.Login;
using Langfuse.Observe.LocalServer.Features.Prompts;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Policies;
using Langfuse.Observe.LocalServer.Retention;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Langfuse.Observe.LocalServer.Sync;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;

namespace Langfuse.Observe.LocalServer.Hosting;

/// <summary>The running web application over one store.</summary>
internal sealed class ServerHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly SqlStore _store;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _disposed;

    private ServerHost(WebApplication application, SqlStore store, LangfuseLocalServerOptions options)
    {
        this._application = application;
        this._store = store;
        Options = options;
        BaseUrl = Reachable(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri BaseUrl { get; }

    public LangfuseLocalServerOptions Options { get; }

    public string? FirstUserPassword { get; private init; }

    public string DatabasePath => _store.Place;

    public IReadOnlyList<string> Operations =>
    [
        .. _application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["POST"]).Select(method => $"{method} {endpoint.RoutePattern.RawText}")),
    ];

    public Task Stopped => _stopped.Task;

    public static async Task<ServerHost> StartAsync(LangfuseLocalServerOptions options, CancellationToken cancellationToken)
    {
        var store = Stores.Open(options);
        try
        {
            var catalogue = new SqlCatalogue(store.Catalogue);
            var installation = await Installation.OpenAsync(catalogue, options.ProjectName, TimeProvider.System, cancellationToken);
            var policy = new LoginPolicy(options);
            var password = await policy.PrepareAsync(catalogue, TimeProvider.System, cancellationToken);
            var application = Build(options, store, catalogue, installation, policy);
            await application.StartAsync(cancellationToken);
            return new ServerHost(application, store, options) { FirstUserPassword = password };
        }
        catch (Exception exception)
        {
            await store.DisposeAsync();
            if (exception is IOException && exception.InnerException is AddressInUseException)
            {
                throw new InvalidOperationException(
                    $"The Langfuse local server cannot listen on {options.Host}:{options.Port}: the port is taken, perhaps by another local server. Choose another (Port, or --port on the command line).", exception);
            }
            throw;
        }
    }

    /// <summary>What the server keeps.</summary>
    public SqlStore Store => _store;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await StopAsync();
        await _application.DisposeAsync();
        await _store.DisposeAsync();
        _stopped.TrySetResult();
    }

    private static IPAddress AddressOf(string host) => IPAddress.TryParse(host, out var address) ? address : IPAddress.Loopback;

    // All addresses is none that a client can call.
    private static Uri Reachable(string address) => new(address.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//[::]:", "//[::1]:", StringComparison.Ordinal));

    private async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _application.StopAsync(patience.Token);
        }
        catch (Exception exception) when (patience.IsCancellationRequested && exception is OperationCanceledException or AggregateException)
        {
            // Requests that do not end by then are cut off.
        }
    }

    private static WebApplication Build(LangfuseLocalServerOptions options, SqlStore store, ICatalogue catalogue, Installation installation, LoginPolicy policy)
    {
        // Empty: the surrounding program's appsettings, ASPNETCORE_URLS and logging are none of this server's business.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(ServerHost).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.RequestHeaderEncodingSelector = LengthEncoding.Of;
            kestrel.AllowAlternateSchemes = true; // See PlainHttp2: what is http is taken for https.
            kestrel.Listen(AddressOf(options.Host), options.Port, listen => listen.Use(next => connection => PlainHttp2.InvokeAsync(connection, next)));
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, InProcessLifetime>();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        Stores.Add(builder.Services, store, catalogue);
        builder.Services.AddSingleton(installation);
        builder.Services.AddSingleton<ApiKeys>();
        builder.Services.AddSingleton<AccessLibrary>();
        builder.Services.AddSingleton(policy);
        builder.Services.AddSingleton<UserSessions>();
        builder.Services.AddSingleton<Members>();
        builder.Services.AddSingleton<LoginLimiter>();
        builder.Services.AddSingleton<RateLimiter>();
        if (options.OpenId is { } openId)
        {
            builder.Services.AddSingleton(openId);
            builder.Services.AddSingleton<OpenIdProvider>();
        }

        builder.Services.AddSingleton<WarningLog>();
        builder.Services.AddSingleton<SpanInspector>();
        builder.Services.AddSingleton<TraceFieldsInspector>();
        builder.Services.AddSingleton<ObservationMapper>();
        builder.Services.AddSingleton<OtlpIngestion>();
        builder.Services.AddSingleton<IngestionBatch>();
        builder.Services.AddSingleton<ScoreWriter>();
        builder.Services.AddSingleton<ModelLibrary>();
        builder.Services.AddSingleton<TokenCounter>();
        builder.Services.AddSingleton<CostCalculator>();
        builder.Services.AddSingleton<Repricing>();
        builder.Services.AddSingleton<Importer>();
        builder.Services.AddSingleton<PromptLibrary>();
        builder.Services.AddSingleton<DatasetLibrary>();
        builder.Services.AddSingleton<DatasetRuns>();
        builder.Services.AddSingleton<Trimming>();
        builder.Services.AddHostedService<TrimmingSchedule>();
        builder.Services.AddSync().AddPolicies();
        builder.Services.AddEvaluation(options);
        builder.Services.AddAlerts();
        builder.Services.AddSingleton<AnnotationWork>();
        builder.Services.AddSingleton<PeopleAgreement>();
        McpEndpoint.AddServices(builder.Services);

        var application = builder.Build();
        application.Use((context, next) => UnservedPaths.InvokeAsync(context, next));
        application.Use((context, next) => FailureFence.InvokeAsync(context, next));
        application.Use((context, next) => LoopbackGuard.InvokeAsync(context, next));
        application.UseRouting();
        Routes.Map(application);
        return application;
    }
}

using System.Net;
using System.Text;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Sync;

namespace Langfuse.Observe.LocalServer.Features.Integrations;

/// <summary>The Langfuse projects that are pulled from: make, change, test, sync.</summary>
internal static class IntegrationEndpoints
{
    private const string Base = "/api/integrations";
    private const int RunsShown = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Base, Guarded.Local(Role.Viewer, ListAsync));
        routes.MapPost(Base, Guarded.Local(Role.Member, CreateAsync));
        routes.MapPost(Base + "/test", Guarded.Local(Role.Member, TestNewAsync));
        routes.MapGet(Base + "/{id}", Guarded.Local(Role.Viewer, GetAsync));
        routes.MapPatch(Base + "/{id}", Guarded.Local(Role.Member, ChangeAsync));
        routes.MapDelete(Base + "/{id}", Guarded.Local(Role.Member, DeleteAsync));
        routes.MapPost(Base + "/{id}/test", Guarded.Local(Role.Member, TestAsync));
        routes.MapPost(Base + "/{id}/sync", Guarded.Local(Role.Member, StartAsync));
        routes.MapDelete(Base + "/{id}/sync", Guarded.Local(Role.Member, CancelAsync));
        routes.MapGet(Base + "/{id}/sync/status", Guarded.Local(Role.Viewer, StatusAsync));
        routes.MapGet(Base + "/{id}/syncs", Guarded.Local(Role.Viewer, RunsAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var list = context.Get<ICatalogue>().All(Integration.Collection, context.ProjectId());
        return JsonReply.OkAsync(context, new IntegrationList([.. list.Select(one => Reply(context, one))]), IntegrationJson.Default.IntegrationList);
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var integration = IntegrationBody.Read(await BodyReader.OfAsync(context), context.Get<SecretBox>(), context.NowUs());
        RefuseItself(context, integration);
        await context.Get<ICatalogue>().PutAsync(Integration.Collection, context.ProjectId(), integration, context.RequestAborted);
        await JsonReply.CreatedAsync(context, Reply(context, integration), IntegrationJson.Default.IntegrationReply);
    }

    private static Task GetAsync(HttpContext context) => JsonReply.OkAsync(context, Reply(context, Find(context)), IntegrationJson.Default.IntegrationReply);

    private static async Task ChangeAsync(HttpContext context)
    {
        var integration = IntegrationBody.ReadChange(await BodyReader.OfAsync(context), Find(context), context.Get<SecretBox>(), context.NowUs());
        RefuseItself(context, integration);
        await context.Get<ICatalogue>().PutAsync(Integration.Collection, context.ProjectId(), integration, context.RequestAborted);
        await JsonReply.OkAsync(context, Reply(context, integration), IntegrationJson.Default.IntegrationReply);
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var integration = Find(context);
        await context.Get<SyncDesk>().CancelAsync(context.ProjectId(), integration.Id);
        await context.Get<ICatalogue>().WriteAsync(
            writer =>
            {
                foreach (var run in writer.All(SyncRun.Collection, context.ProjectId(), integration.Id))
                {
                    writer.Delete(SyncRun.Collection, context.ProjectId(), run.Id);
                }

                writer.Delete(SyncState.Collection, context.ProjectId(), integration.Id);
                return writer.Delete(Integration.Collection, context.ProjectId(), integration.Id);
            },
            context.RequestAborted);
        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "Integration deleted. What it brought stays.");
    }

    private static async Task TestNewAsync(HttpContext context)
    {
        var body = await BodyReader.OfAsync(context);
        body.Only("host", "publicKey", "secretKey", "api");
        var (host, publicKey, secretKey) = (body.Text("host") ?? Credentials.DefaultHost, body.RequiredText("publicKey").Trim(), body.RequiredText("secretKey").Trim());
        var api = body.Choice("api", Integration.Apis) ?? "auto";
        body.Check();
        await TestAsync(context, () => Credentials.Connect(host, publicKey, secretKey), api);
    }

    private static Task TestAsync(HttpContext context)
    {
        var integration = Find(context, back: 1);
        return TestAsync(context, () => context.Get<Credentials>().Of(integration), integration.Api);
    }

    // A connection that fails is an answer, not an error of the request: the page shows its message beside the keys.
    private static async Task TestAsync(HttpContext context, Func<SourceConnection> connect, string api)
    {
        ConnectionReply reply;
        try
        {
            var (found, project) = await ConnectionTest.RunAsync(connect(), api, context.Get<TimeProvider>(), context.RequestAborted);
            reply = new ConnectionReply(true, $"Connection successful: the keys open the project '{project}', which is read by the API of Langfuse {found[1..]}.", found, project);
        }
        catch (SourceException exception)
        {
            reply = new ConnectionReply(false, exception.Message, null, null);
        }

        await JsonReply.OkAsync(context, reply, IntegrationJson.Default.ConnectionReply);
    }

    private static async Task StartAsync(HttpContext context)
    {
        var integration = Find(context, back: 1);
        var request = await SyncBody.ReadAsync(context);
        try
        {
            context.Get<Credentials>().Of(integration);
        }
        catch (SourceException exception)
        {
            throw ApiException.Refused(exception.Message);
        }

        var run = await context.Get<SyncDesk>().StartAsync(context.ProjectId(), integration, request, context.RequestAborted)
            ?? throw ApiException.Conflict($"A sync of '{integration.Name}' runs already. Wait for it (GET {Base}/{integration.Id}/sync/status), or stop it (DELETE {Base}/{integration.Id}/sync).");
        await JsonReply.AcceptedAsync(context, new SyncStartedReply(true, SyncRunReply.Of(run)), IntegrationJson.Default.SyncStartedReply);
    }

    private static async Task CancelAsync(HttpContext context)
    {
        var integration = Find(context, back: 1);
        var stopped = await context.Get<SyncDesk>().CancelAsync(context.ProjectId(), integration.Id);
        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, stopped ? "Sync stopped. What came stays, and the next one goes on there." : "No sync runs in this process.");
    }

    private static Task StatusAsync(HttpContext context)
    {
        var integration = Find(context, back: 2);
        var last = Last(context, integration);
        var told = last is null ? null
            : new LastSync(last.Id, last.Status, last.TracesFetched, last.TracesIngested, last.CompletedUs is { } at ? Micros.Iso(at) : null);
        var reply = new SyncStatusReply(true, new SyncStatusData(last?.Status == SyncRun.Running, integration.AutoSync, told));
        return JsonReply.OkAsync(context, reply, IntegrationJson.Default.SyncStatusReply);
    }

    private static Task RunsAsync(HttpContext context)
    {
        var integration = Find(context, back: 1);
        var running = context.Get<SyncDesk>().Running(context.ProjectId(), integration.Id);
        var runs = context.Get<ICatalogue>().List(SyncRun.Collection, context.ProjectId(), new CatalogueQuery { Parent = integration.Id, Limit = RunsShown });
        return JsonReply.OkAsync(context, new SyncRunList([.. runs.Select(run => SyncRunReply.Of(run.Id == running?.Id ? running : run))]), IntegrationJson.Default.SyncRunList);
    }

    private static Integration Find(HttpContext context, int back = 0)
    {
        var name = PathSegment.FromEnd(context, back);
        return Integration.Find(context.Get<ICatalogue>(), context.ProjectId(), name)
            ?? throw ApiException.NotFound($"No integration '{name}' in this project. GET {Base} lists them.");
    }

    private static SyncRun? Last(HttpContext context, Integration integration) =>
        context.Get<SyncDesk>().Running(context.ProjectId(), integration.Id)
        ?? (context.Get<ICatalogue>().List(SyncRun.Collection, context.ProjectId(), new CatalogueQuery { Parent = integration.Id, Limit = 1 }) is [var last, ..] ? last : null);

    private static IntegrationReply Reply(HttpContext context, Integration integration) => IntegrationReply.Of(
        integration, context.Get<ICatalogue>().Find(SyncState.Collection, context.ProjectId(), integration.Id), Last(context, integration));

    // The environment of a program that hosts the server mostly points at the server itself.
    private static void RefuseItself(HttpContext context, Integration integration)
    {
        SourceConnection connection;
        try
        {
            connection = context.Get<Credentials>().Of(integration);
        }
        catch (SourceException)
        {
            return;
        }

        var isHere = connection.Host.Port == context.Request.Host.Port && IsThisMachine(connection.Host.Host) && IsThisMachine(context.Request.Host.Host);
        var header = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{connection.PublicKey}:{connection.SecretKey}"));
        if (isHere && context.Get<ApiKeys>().Check(header, out _)?.ProjectId == context.ProjectId())
        {
            throw ApiException.Refused($"'{integration.Name}' would pull this project from itself: {connection.Host} with {connection.PublicKey} is this server. Give the address and keys of another.");
        }
    }

    private static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

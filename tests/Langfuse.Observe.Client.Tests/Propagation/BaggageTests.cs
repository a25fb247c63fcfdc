using System.Diagnostics;
using Langfuse.Observe.Client.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Client.Tests.Propagation;

public sealed class BaggageTests
{
    [Fact]
    public async Task Propagated_AsBaggage_IsReadableByTheOfficialSdks()
    {
        await using var callee = RawServer.Start();
        await using var server = RawServer.Start();
        await using var client = server.Client();
        using var http = new HttpClient();
        using var root = client.StartTrace("root");
        using (LangfuseContext.Propagate(
            userId: "bag-user", sessionId: "bag-sess", tags: ["x", "y"], metadata: new { k = "v" }, version: "9", environment: "bagenv",
            traceName: "bagged", asBaggage: true))
        {
            await http.GetAsync(callee.BaseUrl);
        }

        await http.GetAsync(callee.BaseUrl);

        var baggage = callee.Requests.First().Headers["baggage"].Split(',').Select(static item => item.Trim().Split('=')).ToDictionary(static pair => pair[0].Trim(), static pair => Uri.UnescapeDataString(pair[1].Trim()));
        Assert.Equal(("bag-user", "bag-sess", "9", "bagged", "bagenv"), (baggage["langfuse_user_id"], baggage["langfuse_session_id"], baggage["langfuse_version"], baggage["langfuse_trace_name"], baggage["langfuse_environment"]));
        Assert.Equal(("x,y", "v", root.TraceId), (baggage["langfuse_tags"], baggage["langfuse_metadata_k"], baggage["langfuse_trace_id"]));
        Assert.DoesNotContain("baggage", callee.Requests.Last().Headers.Keys);
    }

    [Fact]
    public async Task Propagated_WithoutBaggage_StaysInTheProcess()
    {
        await using var callee = RawServer.Start();
        await using var server = RawServer.Start();
        await using var client = server.Client();
        using var http = new HttpClient();
        using (LangfuseContext.Propagate(userId: "private"))
        using (client.StartTrace("root"))
        {
            await http.GetAsync(callee.BaseUrl);
        }

        Assert.DoesNotContain("baggage", Assert.Single(callee.Requests).Headers.Keys);
    }

    [Fact]
    public async Task ServiceThatIsCalled_RecordsInTheCallersTrace_WithItsValues()
    {
        await using var server = RawServer.Start();
        await using var client = server.Client();
        await using var service = await ServiceAsync(() => client.StartObservation("in the service").End());
        using var http = new HttpClient();
        using (LangfuseContext.Propagate(userId: "bag-user", tags: ["x", "y"], metadata: new { k = "v" }, asBaggage: true))
        using (client.StartTrace("caller"))
        {
            await http.GetAsync(service.Urls.First());
        }

        await client.FlushAsync();
        var caller = Spans.Of(server).Single(static span => span.Name == "caller");
        var called = Spans.Of(server).Single(static span => span.Name == "in the service");
        Assert.Equal(caller.TraceId, called.TraceId);
        Assert.NotNull(called.ParentSpanId);
        Assert.Equal(("bag-user", "v"), (called["user.id"], called["langfuse.trace.metadata.k"]));
        Assert.Equal(["x", "y"], (object[])called["langfuse.trace.tags"]!);
        Assert.Null(called["langfuse.internal.is_app_root"]);
    }

    private static async Task<WebApplication> ServiceAsync(Action handle)
    {
        // Someone must listen, or ASP.NET Core makes no activity of the request.
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Microsoft.AspNetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = builder.Build();
        service.MapGet("/", () =>
        {
            handle();
            return Results.Ok();
        });
        service.Lifetime.ApplicationStopped.Register(listener.Dispose);
        await service.StartAsync();
        return service;
    }
}

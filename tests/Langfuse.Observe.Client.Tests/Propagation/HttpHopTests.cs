using System.Diagnostics;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Client.Tests.Propagation;

/// <summary>One service calls another over HTTP, without baggage: what the second records hangs under what the first recorded. What listens to HTTP
/// is the process's, so nothing else may run beside these.</summary>
[Collection(nameof(Alone))]
public sealed class HttpHopTests
{
    private const string HttpSource = "System.Net.Http";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ServiceThatIsCalled_HangsUnderTheObservationOfItsCaller(bool isListenedTo)
    {
        await using var server = RawServer.Start();
        await using var client = await ListeningClientAsync(server);
        using var listener = Listen(isListenedTo ? [HttpSource, "Microsoft.AspNetCore"] : ["Microsoft.AspNetCore"]);
        using var http = new HttpClient();
        await using var back = await ServiceAsync(() =>
        {
            client.StartObservation("back").End();
            return Task.CompletedTask;
        });
        await using var front = await ServiceAsync(async () =>
        {
            using var work = client.StartObservation("front");
            await http.GetAsync(back.Urls.First());
        });

        await http.GetAsync(front.Urls.First());
        await client.FlushAsync();

        var (caller, called) = (Named(server, "front"), Named(server, "back"));
        Assert.Equal((caller.TraceId, caller.SpanId), (called.TraceId, called.ParentSpanId));
    }

    [Fact]
    public async Task Call_OfAnExportedHttpSpan_IsTheParentItself()
    {
        await using var server = RawServer.Start();
        await using var client = await ListeningClientAsync(server, static options => options.ExportForeignSpan = static span => span.Source.Name == HttpSource);
        using var listener = Listen([HttpSource, "Microsoft.AspNetCore"], client.Sink!.AcceptForeign);
        using var http = new HttpClient();
        await using var service = await ServiceAsync(() =>
        {
            client.StartObservation("called").End();
            return Task.CompletedTask;
        });

        // A client knows of a pipeline from the first span that it hands over.
        await http.GetAsync(service.Urls.First());
        using (var caller = client.StartTrace("caller"))
        {
            await http.GetAsync(service.Urls.First());
        }

        await client.FlushAsync();

        var trace = Spans.Of(server).Where(span => span.TraceId == Named(server, "caller").TraceId).ToDictionary(static span => span.Name);
        Assert.Equal(["GET", "called", "caller"], trace.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((trace["GET"].SpanId, trace["caller"].SpanId), (trace["called"].ParentSpanId, trace["GET"].ParentSpanId));
    }

    [Fact]
    public async Task Call_SaysNoMoreThanIds_AndKeepsWhatOthersSay()
    {
        await using var callee = RawServer.Start();
        await using var server = RawServer.Start();
        await using var client = await ListeningClientAsync(server);
        using var http = new HttpClient();
        await http.GetAsync(callee.BaseUrl);
        string observation;
        using (new Activity("request") { TraceStateString = "ot=th:8,langfuse=old" }.Start())
        using (var trace = client.StartObservation("caller"))
        {
            observation = trace.Id;
            await http.GetAsync(callee.BaseUrl);
        }

        Assert.DoesNotContain("tracestate", callee.Requests.First().Headers.Keys);
        var headers = callee.Requests.Last().Headers;
        Assert.Equal($"langfuse={observation}-{headers["traceparent"].Split('-')[2]},ot=th:8", headers["tracestate"]);
    }

    private static SpanRecord Named(RawServer server, string name) => Spans.Of(server).Single(span => span.Name == name);

    private static async Task<LangfuseClient> ListeningClientAsync(RawServer server, Action<LangfuseOptions>? configure = null)
    {
        var client = server.Client(configure);
        await Patience.UntilAsync(static () => OutgoingCalls.IsListening);
        return client;
    }

    private static ActivityListener Listen(string[] sources, Action<Activity>? ended = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static async Task<WebApplication> ServiceAsync(Func<Task> handle)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = builder.Build();
        service.MapGet("/", async () =>
        {
            await handle();
            return Results.Ok();
        });
        await service.StartAsync();
        return service;
    }
}

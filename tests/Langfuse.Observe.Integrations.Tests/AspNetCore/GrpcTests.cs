using System.Globalization;
using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Langfuse.Observe.Integrations.Tests.AspNetCore;

/// <summary>Calls of a gRPC service over HTTP/2, with the official client.</summary>
public sealed class GrpcTests
{
    [Fact]
    public async Task Call_IsATraceNamedByItsRoute_InTheCallersTrace()
    {
        await using var app = await StartAsync();
        using var channel = Open(app);

        var answer = await channel.CreateCallInvoker().AsyncUnaryCall(
            PricesBase.OneCall, null, new CallOptions(new Metadata { { "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } }), "tent");

        Assert.Equal("tent: 120", answer);
        var trace = await EndedTraceAsync(app);
        Assert.Equal(("POST /shop.Prices/One", "0af7651916cd43dd8448eb211c80319c"), (trace.Name, trace.Id));
        trace.ShouldHaveTool("look-up").Under("POST /shop.Prices/One");
        Assert.All(trace.Observations, static observation => Assert.Equal(ObservationLevel.Default, observation.Level));
    }

    [Fact]
    public async Task StreamingCall_IsOneTraceWithAllThatItDid()
    {
        await using var app = await StartAsync();
        using var channel = Open(app);
        using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(PricesBase.AllCall, null, default, "tent boat");

        var prices = await call.ResponseStream.ReadAllAsync().ToListAsync();

        Assert.Equal(["tent: 120", "boat: 120"], prices);
        var trace = await EndedTraceAsync(app);
        Assert.Equal(["POST /shop.Prices/All", "look-up", "look-up"], trace.Observations.Select(static observation => observation.Name).Order());
        AssertEnded(trace, 0, "gRPC 0", ObservationLevel.Default, null);
    }

    [Fact]
    public async Task StreamingCall_WhoseCallerWentAway_IsAWarning()
    {
        await using var app = await StartAsync();
        using var channel = Open(app);
        using (var call = channel.CreateCallInvoker().AsyncServerStreamingCall(PricesBase.AllCall, null, default, "for-ever"))
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        }

        AssertEnded(await EndedTraceAsync(app), 1, "gRPC 1", ObservationLevel.Warning, "the caller went away");
    }

    [Fact]
    public async Task CallWhoseDeadlinePassed_IsAnError()
    {
        await using var app = await StartAsync();

        // By hand: the official client gives up by itself when the deadline has passed, and the service might see that first.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/shop.Prices/All") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Add("grpc-timeout", "200m");
        request.Content = new ByteArrayContent([0, 0, 0, 0, 8, .. "for-ever"u8]);
        request.Content.Headers.ContentType = new("application/grpc");
        using var response = await app.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        AssertEnded(await EndedTraceAsync(app), 4, "gRPC 4: Deadline Exceeded", ObservationLevel.Error, "gRPC 4: Deadline Exceeded");
    }

    [Theory]
    [InlineData("broken", 14, "gRPC 14: the till is closed: 100 %", ObservationLevel.Error)]
    [InlineData("bug", 2, "gRPC 2: Exception was thrown by handler.", ObservationLevel.Error)]
    [InlineData("nothing", 5, "gRPC 5: there is no such thing", ObservationLevel.Default)]
    public async Task FailedCall_IsAnErrorWhenItIsTheServers_ThoughItsHttpStatusIs200(string item, int code, string output, ObservationLevel level)
    {
        await using var app = await StartAsync();
        using var channel = Open(app);

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateCallInvoker().AsyncUnaryCall(PricesBase.OneCall, null, default, item));

        Assert.Equal(code, (int)failure.StatusCode);
        AssertEnded(await EndedTraceAsync(app), code, output, level, level == ObservationLevel.Error ? output : null);
    }

    [Fact]
    public async Task CallOfAServiceThatIsNotThere_IsAnError()
    {
        await using var app = await StartAsync();
        using var channel = Open(app);
        var unknown = new Method<string, string>(MethodType.Unary, "shop.Prices", "Other", PricesBase.OneCall.RequestMarshaller, PricesBase.OneCall.ResponseMarshaller);

        await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateCallInvoker().AsyncUnaryCall(unknown, null, default, "tent"));

        AssertEnded(await EndedTraceAsync(app), 12, "gRPC 12: Method is unimplemented.", ObservationLevel.Error, "gRPC 12: Method is unimplemented.");
    }

    // The answer, and what was called, are there before the request has ended.
    private static async Task<RecordedTrace> EndedTraceAsync(TestApplication app)
    {
        await Patience.UntilAsync(() => app.Traces().Any(static trace => trace.Observations.Any(IsRequest)));
        return app.SingleTrace();
    }

    private static bool IsRequest(RecordedObservation observation) => observation.Name.StartsWith("POST", StringComparison.Ordinal);

    private static void AssertEnded(RecordedTrace trace, int code, string output, ObservationLevel level, string? message)
    {
        var request = trace.Observations.Single(IsRequest);
        Assert.Equal((output, level, message), (request.Output, request.Level, request.StatusMessage));
        Assert.Equal(code.ToString(CultureInfo.InvariantCulture), request.Metadata["rpc.grpc.status_code"]);
    }

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(
        static app =>
        {
            app.UseLangfuse();
            app.MapGrpcService<Prices>();
        },
        static services =>
        {
            services.AddGrpc();
            services.Configure<KestrelServerOptions>(static options => options.ConfigureEndpointDefaults(static endpoint => endpoint.Protocols = HttpProtocols.Http2));
        });

    private static GrpcChannel Open(TestApplication app) => GrpcChannel.ForAddress(app.Client.BaseAddress!);
}

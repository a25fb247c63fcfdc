using Grpc.Core;
using Grpc.Net.Client;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
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
        var trace = app.SingleTrace();
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
        Assert.Equal(3, app.SingleTrace().Observations.Count);
    }

    [Theory]
    [InlineData("broken", ObservationLevel.Error, "gRPC 14: the till is closed")]
    [InlineData("nothing", ObservationLevel.Default, null)]
    public async Task FailedCall_IsAnErrorWhenItIsTheServers_ThoughItsHttpStatusIs200(string item, ObservationLevel level, string? message)
    {
        await using var app = await StartAsync();
        using var channel = Open(app);

        await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateCallInvoker().AsyncUnaryCall(PricesBase.OneCall, null, default, item));

        var request = app.SingleTrace().Observations.Single();
        Assert.Equal((level, message), (request.Level, request.StatusMessage));
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

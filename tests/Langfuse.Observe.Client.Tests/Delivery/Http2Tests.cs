using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Langfuse.Observe.Client.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>A server that speaks HTTP/2 over TLS and nothing else, with a certificate made for the test.</summary>
public sealed class Http2Tests
{
    [Fact]
    public async Task SpansAndScores_ArriveOverHttp2_AndBothAnswersAreRead()
    {
        await using var server = await Http2Server.StartAsync();
        await using var client = server.Client();
        client.StartTrace("over two").End();
        client.Score("fine", 1, sessionId: "s");
        client.Score("refused", 2, sessionId: "s");
        var result = await client.FlushAsync();

        Assert.Equal((2, 1, 0), (result.Sent, result.Dropped, result.Pending));
        Assert.All(server.Requests, static request => Assert.Equal("HTTP/2", request.Protocol));
        Assert.Equal("over two", Assert.Single(server.Spans()).Name);
        Assert.Contains("refused", client.Delivery.LastError, StringComparison.Ordinal);
    }

    /// <summary>A server that is about to be replaced closes its connections with GOAWAY while clients go on.</summary>
    [Fact]
    public async Task Goaway_IsFollowedByANewConnection_AndNothingIsLostOrDoubled()
    {
        await using var server = await Http2Server.StartAsync();
        server.ClosesAfterEachRequest = true;
        await using var client = server.Client();
        for (var i = 0; i < 4; i++)
        {
            client.StartTrace("t" + i).End();
            await client.FlushAsync();
        }

        Assert.Equal((4, 0, 0), (client.Delivery.Sent, client.Delivery.Dropped, client.Delivery.Pending));
        Assert.Equal(["t0", "t1", "t2", "t3"], server.Spans().Select(static span => span.Name));
        Assert.True(server.Requests.Select(static request => request.Connection).Distinct().Count() > 1, "one connection was used for all");
    }

    private sealed record Request(string Protocol, string Path, string Connection, byte[] Body);

    private sealed class Http2Server : IAsyncDisposable
    {
        private readonly WebApplication _app;

        private readonly string _thumbprint;

        private Http2Server(WebApplication app, string thumbprint) => (_app, _thumbprint) = (app, thumbprint);

        public ConcurrentQueue<Request> Requests { get; } = new();

        public bool ClosesAfterEachRequest { get; set; }

        public static async Task<Http2Server> StartAsync()
        {
            var certificate = Certificate();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.UseHttps(certificate);
            }));
            var server = new Http2Server(builder.Build(), certificate.GetCertHashString(HashAlgorithmName.SHA256));
            server._app.Run(server.AnswerAsync);
            await server._app.StartAsync();
            return server;
        }

        public LangfuseClient Client() => RawClients.At(new Uri(_app.Urls.Single()), options => options.HttpHandlerFactory = () => new SocketsHttpHandler
        {
            // The certificate is the test's own: nobody else vouches for it.
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString(HashAlgorithmName.SHA256) == _thumbprint,
            },
        });

        public List<SpanRecord> Spans() => [.. Requests.Where(static request => request.Path.EndsWith("/traces", StringComparison.Ordinal)).SelectMany(static request => Support.Spans.Read(request.Body))];

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task AnswerAsync(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Requests.Enqueue(new(context.Request.Protocol, context.Request.Path, context.Connection.Id, Unpacked(context, body.ToArray())));
            var isScores = context.Request.Path.Value!.EndsWith("/ingestion", StringComparison.Ordinal);
            context.Response.StatusCode = isScores ? 207 : 200;
            context.Response.ContentType = "application/json";
            if (ClosesAfterEachRequest)
            {
                context.Features.Get<IConnectionLifetimeNotificationFeature>()!.RequestClose();
            }

            await context.Response.WriteAsync(isScores ? Refusing(Requests.Last().Body) : "{}");
        }

        /// <summary>Refuses the last score of the batch.</summary>
        private static string Refusing(byte[] body)
        {
            using var json = System.Text.Json.JsonDocument.Parse(body);
            var id = json.RootElement.GetProperty("batch").EnumerateArray().Last().GetProperty("id").GetString();
            return $$"""{"successes":[],"errors":[{"id":"{{id}}","status":400,"message":"refused for the test"}]}""";
        }

        private static byte[] Unpacked(HttpContext context, byte[] body) =>
            new RawRequest("POST", context.Request.Path, new() { ["content-encoding"] = context.Request.Headers.ContentEncoding.ToString() }, body).Body;

        private static X509Certificate2 Certificate()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
        }
    }
}

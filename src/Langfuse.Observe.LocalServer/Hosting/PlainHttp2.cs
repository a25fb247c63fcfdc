using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Langfuse.Observe.LocalServer.Hosting;

/// <summary>
/// HTTP/1.1 and HTTP/2 on one port without TLS: gRPC clients start with HTTP/2's first words, which no HTTP/1.1 request does.
/// Kestrel chooses by what TLS has negotiated, so such a connection is given that answer; both protocols are then its own.
/// </summary>
internal static class PlainHttp2
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // RFC 9113, 3.4: PRI * HTTP/2.0. No method begins so.
    private static ReadOnlySpan<byte> Preface => "PRI "u8;

    public static async Task InvokeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            if (await StartsHttp2Async(connection.Transport.Input, patience.Token))
            {
                var negotiated = new Negotiated();
                connection.Features.Set<ITlsConnectionFeature>(negotiated);
                connection.Features.Set<ITlsApplicationProtocolFeature>(negotiated);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // Connected and said nothing.
            return;
        }

        await next(connection);
    }

    // What was looked at stays to be read.
    private static async Task<bool> StartsHttp2Async(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            var seen = result.Buffer;
            var start = seen.Slice(0, Math.Min(Preface.Length, seen.Length)).ToArray();
            var fits = Preface.StartsWith(start);
            if (!fits || start.Length == Preface.Length || result.IsCompleted)
            {
                input.AdvanceTo(seen.Start);
                return fits && start.Length == Preface.Length;
            }

            input.AdvanceTo(seen.Start, seen.End);
        }
    }

    private sealed class Negotiated : ITlsConnectionFeature, ITlsApplicationProtocolFeature
    {
        public ReadOnlyMemory<byte> ApplicationProtocol { get; } = "h2"u8.ToArray();

        public System.Security.Cryptography.X509Certificates.X509Certificate2? ClientCertificate { get; set; }

        public Task<System.Security.Cryptography.X509Certificates.X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);
    }
}

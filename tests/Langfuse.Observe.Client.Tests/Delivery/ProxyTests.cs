using System.Net;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>A proxy before the server that lets nothing through. The process has one proxy for all.</summary>
[Collection(nameof(Alone))]
public sealed class ProxyTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData("http://langfuse.invalid/", 407, "the proxy before http://langfuse.invalid/ refused the request (407)")]
    [InlineData("https://langfuse.invalid/", 403, "refused to connect to https://langfuse.invalid/")]
    public async Task ProxyThatRefuses_IsNamedAsSuch(string address, int status, string expected)
    {
        await using var proxy = RawServer.Start(_ => RawAnswer.Status(status, "no way"));
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy($"http://user:pa55word@127.0.0.1:{proxy.Port}");
        try
        {
            await using var client = RawClients.At(new Uri(address), static options => options.ShutdownTimeout = s_short);
            client.StartTrace("t").End();
            await Patience.UntilAsync(() =>
            {
                client.FlushAsync(s_short).GetAwaiter().GetResult();
                return client.Delivery.LastError?.Contains(expected, StringComparison.Ordinal) == true;
            });

            Assert.Equal(0, client.Delivery.Sent);
            Assert.NotEmpty(proxy.Requests);
            Assert.DoesNotContain("pa55word", client.Delivery.LastError, StringComparison.Ordinal);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }
}

using System.Net;
using System.Net.Sockets;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>An HTTP call that takes longer than its limit, against a server that never answers.</summary>
public sealed class HttpTimeoutTests : IDisposable
{
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public HttpTimeoutTests() => _silent.Start();

    public void Dispose() => _silent.Dispose();

    [Theory]
    [InlineData("async Task<string> M(string url) { using var http = Slow(); return await http.GetStringAsync(url); }", "M(url).GetAwaiter().GetResult()")]
    [InlineData("Task<string> M(string url) => Slow().GetStringAsync(url);", "M(url).GetAwaiter().GetResult()")]
    [InlineData("ValueTask<string> M(string url) => new(Slow().GetStringAsync(url));", "M(url).GetAwaiter().GetResult()")]
    [InlineData("string M(string url) { using var r = Slow().Send(new HttpRequestMessage(HttpMethod.Get, url)); return \"\"; }", "M(url)")]
    [InlineData("string M(string url) => Slow().GetStringAsync(url).Result;", "M(url)")]
    public void LimitOfTheClient_IsATimeOut(string method, string call)
    {
        var tree = Tree($"[Observe(CaptureInput = false)] static {method}", call);

        Assert.StartsWith("span M ! Error timed out: ", tree, StringComparison.Ordinal);
        Assert.Contains("HttpClient.Timeout", tree, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("async Task<string> M(string url) { using var http = new HttpClient(); return await http.GetStringAsync(url, Soon()); }")]
    [InlineData("Task<string> M(string url) => new HttpClient().GetStringAsync(url, Soon());")]
    public void CallersCancellation_IsNone(string method) => Assert.Equal(
        "span M ! Warning cancelled\n", Tree($"[Observe(CaptureInput = false)] static {method}", "M(url).GetAwaiter().GetResult()"));

    private string Tree(string members, string call)
    {
        var assembly = new LoadedAssembly(new Snippet($$"""
            using System.Net.Http;
            public static class Program
            {
                public static void Run(string url) { try { {{call}}; } catch (Exception) { } }
                static HttpClient Slow() => new() { Timeout = TimeSpan.FromMilliseconds(50) };
                static CancellationToken Soon() => new CancellationTokenSource(50).Token;
                {{members}}
            }
            """).Weave());
        using var recorder = LangfuseRecorder.Start();
        assembly.Delegate<Action<string>>("Program", "Run")($"http://127.0.0.1:{((IPEndPoint)_silent.LocalEndpoint).Port}/");

        // The task of another method completes on a thread of its own, a moment before the observation ends there.
        Patience.Until(() => recorder.Observations.Count == 1);
        return recorder.ToTree();
    }
}

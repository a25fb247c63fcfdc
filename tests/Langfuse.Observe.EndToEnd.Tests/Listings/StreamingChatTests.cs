using System.Net;
using System.Net.Http.Json;
using Langfuse.Observe.EndToEnd.Tests.Sample;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>The minimal API with a streamed answer and thumbs (<c>samples/StreamingChat</c>), asked as its page asks.</summary>
public sealed class StreamingChatTests
{
    [Fact]
    public async Task Program_Asked_StreamsTheAnswer_InATraceThatTheThumbJudges()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        using var program = SampleProcess.Start("dotnet", [SampleProcess.AssemblyOf("StreamingChat")], new Dictionary<string, string>
        {
            ["LANGFUSE_BASE_URL"] = server.BaseUrl.ToString(),
            ["LANGFUSE_PUBLIC_KEY"] = server.PublicKey,
            ["LANGFUSE_SECRET_KEY"] = server.SecretKey,
            ["LANGFUSE_FLUSH_INTERVAL"] = "0.1",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        });
        try
        {
            using var page = new HttpClient { BaseAddress = await AddressAsync(program.StandardOutput) };
            Assert.Contains("langfuse-feedback", await page.GetStringAsync("/"), StringComparison.Ordinal);
            Assert.Contains("customElements.define", await page.GetStringAsync("/feedback/widget.js"), StringComparison.Ordinal);

            using var answer = await page.GetAsync("/chat?question=why");
            Assert.Equal("You asked: why", await answer.Content.ReadAsStringAsync());
            var traceId = answer.Headers.GetValues("x-trace-id").Single();
            using var judged = await page.PostAsJsonAsync("/feedback", new { traceId, value = 1, comment = "good" });
            Assert.Equal(HttpStatusCode.Accepted, judged.StatusCode);

            using var api = new LangfuseApi(server.BaseUrl);
            var trace = await api.TraceAsync(traceId);
            for (var end = DateTime.UtcNow + Patience.Time; (trace.Observations.Count, trace.Scores.Count) != (3, 1) && DateTime.UtcNow < end; trace = await api.TraceAsync(traceId))
            {
                await Task.Delay(50);
            }

            Assert.Equal("""
                SPAN GET /chat
                  CHAIN answer
                    GENERATION chat gpt-4o-mini

                """, trace.Tree());
            Assert.Equal("good", StoredTrace.Text(trace.Scores.Single(), "comment"));
        }
        finally
        {
            program.Kill(entireProcessTree: true);
        }
    }

    // The host says on which port it listens.
    private static async Task<Uri> AddressAsync(StreamReader output)
    {
        const string Said = "Now listening on: ";
        using var timeout = new CancellationTokenSource(Patience.Time);
        while (await output.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.IndexOf(Said, StringComparison.Ordinal) is >= 0 and var at)
            {
                return new Uri(line[(at + Said.Length)..].Trim());
            }
        }

        throw new InvalidOperationException("The sample ended before it listened.");
    }
}

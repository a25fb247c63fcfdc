using System.Text;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Integrations.Tests.OpenAI;

/// <summary>A stream of 50 MB: what is kept of it is bounded, whatever it consists of.</summary>
[Collection(nameof(Alone))]
public sealed class LongStreamTests
{
    private const int Length = 50 << 20;
    private const int MostKept = 12 << 20;

    [Theory]
    [InlineData("""{"content":"TEXT"}""", "INDEX")]
    [InlineData("""{"tool_calls":[{"index":INDEX,"id":"call","type":"function","function":{"name":"f","arguments":"TEXT"}}]}""", "INDEX")]
    public async Task MemoryIsBounded_WhileItFlowsAndAfter(string delta, string index)
    {
        using var recorder = LangfuseRecorder.Start();
        var text = new string('x', 2000);
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            for (int sent = 0, number = 0; sent < Length; number++)
            {
                var chunk = Encoding.UTF8.GetBytes(
                    """data: {"id":"c","object":"chat.completion.chunk","created":1700000000,"model":"gpt-4o","choices":[{"index":0,"delta":DELTA,"finish_reason":null}]}"""
                        .Replace("DELTA", delta, StringComparison.Ordinal).Replace(index, number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("TEXT", text, StringComparison.Ordinal) + "\n\n");
                await context.Response.Body.WriteAsync(chunk);
                sent += chunk.Length;
            }

            await context.Response.Body.WriteAsync("data: [DONE]\n\n"u8.ToArray());
        });

        var most = 0L;
        var chunks = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (var _ in Models.OpenAI(server.Address, isTraced: true).GetChatClient("gpt-4o").CompleteChatStreamingAsync("hello"))
        {
            if (++chunks % 5000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.True(chunks > Length / 3000, $"{chunks} chunks");
        Assert.True(most is > 0 and < MostKept, $"{most:n0} bytes were kept");
        Assert.InRange(recorder.Observations.Single().Output!.Length, 1 << 16, 3 << 20);
    }
}

using System.Runtime.CompilerServices;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Export;

/// <summary>What a client leaves behind when it is disposed of: nothing.</summary>
[Collection(nameof(Alone))]
public sealed class DisposedClientTests
{
    [Fact]
    public async Task Client_AfterItsDispose_KeepsNothingInMemory()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        var parts = await UseAsync(server);

        // An array of work items or a pooled context may hold the last one for a moment.
        var deadline = Environment.TickCount64 + (long)Patience.Time.TotalMilliseconds;
        while (parts.Any(static part => part.Part.IsAlive) && Environment.TickCount64 < deadline)
        {
            await Task.Delay(20);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Contains(parts, static part => part.Type == "BatchShelf");
        Assert.Contains(parts, static part => part.Type == "Batch");
        Assert.Empty(parts.Where(static part => part.Part.IsAlive).Select(static part => part.Type).Distinct());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<IReadOnlyList<(string Type, WeakReference Part)>> UseAsync(RawServer server)
    {
        var client = LangfuseClient.Start("left-behind", options =>
        {
            (options.BaseUrl, options.PublicKey, options.SecretKey, options.FlushAt) = (server.BaseUrl, "pk-lf-1", "sk-lf-1", 50);
            options.Timeout = options.ShutdownTimeout = Patience.Time;
        });
        for (var trace = 0; trace < 500; trace++)
        {
            using var asked = client.StartTrace("asked", input: "why?");
            asked.Score("helpful", true);
        }

        await client.FlushAsync();
        var parts = ObjectGraph.OursIn(client);
        await client.DisposeAsync();
        return parts;
    }
}

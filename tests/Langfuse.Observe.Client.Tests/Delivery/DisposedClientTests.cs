using System.Runtime.CompilerServices;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>What a client leaves behind when it is disposed of: nothing.</summary>
[Collection(nameof(Alone))]
public sealed class DisposedClientTests
{
    [Fact]
    public async Task Clients_AfterTheirDispose_DoNotAddUpInMemory()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        var clients = new List<IReadOnlyList<(string Type, WeakReference Part)>>();
        for (var client = 0; client < 6; client++)
        {
            clients.Add(await UseAsync(server));
        }

        // One may hang on: a pooled work item or context of the runtime that was not used again.
        await Patience.UntilAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return clients.Count(static parts => parts.Any(static part => part.Part.IsAlive)) <= 1;
        });
        Assert.All(clients, static parts => Assert.Contains(parts, static part => part.Type == "BatchShelf"));
        Assert.All(clients, static parts => Assert.Contains(parts, static part => part.Type == "Batch"));
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

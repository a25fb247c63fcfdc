// Right
using Langfuse.Observe;
using System.Threading.Channels;

await using var langfuse = LangfuseClient.Start();
var channel = Channel.CreateBounded<int>(8);
var consumers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => ConsumeAsync(channel.Reader))).ToList();

try
{
    for (var order = 1; order <= 20; order++)
    {
        await channel.Writer.WriteAsync(order);
    }
}
finally
{
    channel.Writer.Complete();
    await Task.WhenAll(consumers);
}

static async Task ConsumeAsync(ChannelReader<int> orders)
{
    await foreach (var order in orders.ReadAllAsync())
    {
        Console.WriteLine(await Packing.PackAsync(order));
    }
}

static class Packing
{
    [Observe]
    public static async Task<string> PackAsync(int order)
    {
        await Task.Delay(2);
        return $"order {order} packed";
    }
}

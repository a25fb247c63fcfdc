// Planted: LFO1005
using Langfuse.Observe;

namespace Shop.Orders;

public sealed class OrderLine
{
    public string Article { get; set; } = "";
    public int Quantity { get; set; }
}

public static class Program
{
    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var lines = new List<OrderLine>
        {
            new() { Article = "lamp", Quantity = 2 },
            new() { Article = "bulb", Quantity = 8 },
        };
        var total = await ResumeAsync(Guid.NewGuid(), lines);
        Console.WriteLine($"{total} pieces");
    }

    [Observe(AsType = ObservationType.Chain)]
    internal static async Task<int> ResumeAsync([TraceId] Guid run, List<OrderLine> lines)
    {
        await Task.Delay(5);
        Console.WriteLine($"resuming {run:N}");
        return lines.Sum(line => line.Quantity);
    }
}

using Langfuse.Observe;

namespace Shop;

public static class Telemetry
{
    private static LangfuseClient? s_client;

    public static bool Enabled => s_client is not null;

    public static void Start(bool enabled)
    {
        if (enabled)
            s_client = LangfuseClient.Start();
    }

    public static async Task StopAsync()
    {
        var client = Interlocked.Exchange(ref s_client, null);
        if (client is null)
            return;

        var result = await client.FlushAsync(TimeSpan.FromSeconds(10));
        if (result.Dropped > 0)
            Console.Error.WriteLine($"{result.Dropped} lost");
        await client.DisposeAsync();
    }
}

public static class Program
{
    public static async Task Main(string[] args)
    {
        Telemetry.Start(args.Contains("--trace"));
        try
        {
            await Cart.CheckOutAsync(3);
        }
        finally
        {
            await Telemetry.StopAsync();
        }
    }
}

public static class Cart
{
    [Observe]
    public static async Task<decimal> CheckOutAsync(int items)
    {
        using var http = new HttpClient();
        var price = decimal.Parse(await http.GetStringAsync("https://example.org/price"));
        return price * items;
    }
}

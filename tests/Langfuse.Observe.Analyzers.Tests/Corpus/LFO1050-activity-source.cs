// Planted: LFO1050
using System.Diagnostics;
using Langfuse.Observe;

public class OrderService
{
    private static readonly ActivitySource s_source = new("Orders");

    public async Task<int> PlaceAsync(string item)
    {
        using var activity = s_source.StartActivity("place-order");
        activity?.SetTag("item", item);
        await Task.Delay(1);
        return item.Length;
    }
}

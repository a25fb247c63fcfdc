namespace Langfuse.Observe.Client.Child;

/// <summary>A program that records a content and is killed while it waits for its upload.</summary>
internal static class Media
{
    public static async Task<int> RunAsync(int seed)
    {
        var content = new byte[50_000];
        new Random(seed).NextBytes(content);
        var client = LangfuseClient.Start();
        client.StartTrace("vision", input: new { image = new LangfuseMedia(content, "image/png") }).End();
        await client.FlushAsync(TimeSpan.FromSeconds(3));
        Console.WriteLine($"ready {client.Delivery.Sent} sent, {client.Delivery.Spooled} spooled, {client.Delivery.MediaPending} media");
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}

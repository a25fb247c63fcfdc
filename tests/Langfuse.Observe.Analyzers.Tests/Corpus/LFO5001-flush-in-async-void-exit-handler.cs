// Planted: LFO5001
using Langfuse.Observe;

public static class Program
{
    private static LangfuseClient? s_client;

    public static void Main(string[] args)
    {
        s_client = LangfuseClient.Start();
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        Console.WriteLine(Shop.Price(args[0]));
    }

    private static async void OnExit(object? sender, EventArgs e)
    {
        await s_client!.DisposeAsync();
    }
}

static class Shop
{
    [Observe]
    public static decimal Price(string article) => article.Length;
}

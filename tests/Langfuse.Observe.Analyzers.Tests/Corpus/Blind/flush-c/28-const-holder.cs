// Planted: LFO5007
using Langfuse.Observe;

namespace Gallery;

internal static class Observability
{
    public const string Product = "gallery-captions";

    private static readonly LangfuseClient s_client = LangfuseClient.Start(options => options.ServiceName = Product);
}

internal static class Program
{
    private static async Task Main(string[] args)
    {
        Console.Title = Observability.Product;
        foreach (var picture in args)
        {
            var caption = await Captions.DescribeAsync(picture);
            Console.WriteLine($"{picture}: {caption}");
        }
    }
}

internal static class Captions
{
    [Observe(AsType = ObservationType.Generation, Model = "blip-base")]
    public static async Task<string> DescribeAsync(string picture)
    {
        await Task.Delay(5);
        return $"a picture called {Path.GetFileNameWithoutExtension(picture)}";
    }
}

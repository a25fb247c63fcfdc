// Planted: LFO5007
using Langfuse.Observe;

await Task.WhenAll(args.Select(Printer.PrintAsync));

static class Printer
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task PrintAsync(string document)
    {
        await Task.Delay(document.Length);
        Console.WriteLine($"printed {document}");
    }
}

static class Instrumentation
{
    private static LangfuseClient Client { get; } = Create();

    public static string Product => "print-server";

    private static LangfuseClient Create()
    {
        var client = LangfuseClient.Start(options => options.ServiceName = Product);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => client.Dispose();
        return client;
    }
}

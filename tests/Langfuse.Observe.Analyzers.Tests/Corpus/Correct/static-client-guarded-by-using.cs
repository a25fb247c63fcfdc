using Langfuse.Observe;

public static class Program
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

    public static async Task<int> Main(string[] args)
    {
        await using var guard = Langfuse;
        using var watchdog = new Timer(_ => Console.Error.WriteLine("still working"), null, 5000, 5000);
        using var trace = Langfuse.StartTrace("work");
        await Task.Delay(10);
        return args.Length;
    }
}

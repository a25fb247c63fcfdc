// Planted: LFO5005
using Langfuse.Observe;

internal static class Program
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

    private static async Task Main(string[] args)
    {
        foreach (var arg in args)
        {
            using var trace = Langfuse.StartTrace("file", input: arg);
            await File.ReadAllTextAsync(arg);
        }
    }
}

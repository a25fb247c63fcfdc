using Langfuse.Observe;

namespace Summaries;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        LangfuseClient? langfuse = null;
        try
        {
            langfuse = LangfuseClient.Start(o => o.Release = "2.0");
            foreach (var path in args)
            {
                var text = await File.ReadAllTextAsync(path);
                Console.WriteLine(await Summarizer.RunAsync(text));
            }

            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        finally
        {
            if (langfuse != null)
                await langfuse.DisposeAsync().ConfigureAwait(false);
        }
    }
}

internal static class Summarizer
{
    [Observe]
    public static Task<string> RunAsync(string text) => Task.FromResult(text[..Math.Min(20, text.Length)]);
}

// Right
using Langfuse.Observe;

namespace Setup;

internal static class Program
{
    private const string Placeholder = "sk-lf-...";

    private static async Task<int> Main()
    {
        var key = Environment.GetEnvironmentVariable("LANGFUSE_SECRET_KEY");
        if (key is null or Placeholder)
        {
            Console.Error.WriteLine($"Put your key in the place of {Placeholder} (and of pk-lf-...).");
            return 78;
        }

        await using var langfuse = LangfuseClient.Start(options =>
        {
            options.SecretKey = key;
            options.ServiceName = "setup-check";
        });
        using (var trace = langfuse.StartTrace("setup-check"))
        {
            trace.Update(output: "hello");
        }

        var result = await langfuse.FlushAsync();
        return result.IsComplete ? 0 : 1;
    }
}

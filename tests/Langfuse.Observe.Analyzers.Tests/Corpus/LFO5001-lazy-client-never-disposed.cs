// Planted: LFO5001
using Langfuse.Observe;

namespace Notebook;

internal sealed class Session
{
    private static readonly Lazy<LangfuseClient> s_client = new(() => LangfuseClient.Start());

    public static LangfuseClient Client => s_client.Value;
}

internal static class Program
{
    private static void Main(string[] args)
    {
        using (var trace = Session.Client.StartTrace("cell"))
        {
            trace.Update(output: args.Length);
        }

        Console.WriteLine("done");
    }
}

// Planted: LFO5001
using Langfuse.Observe;

public static class Program
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

    public static async Task<int> Main(string[] args)
    {
        var command = args.FirstOrDefault() ?? "help";
        switch (command)
        {
            case "ask":
                Console.WriteLine(Ask(string.Join(' ', args.Skip(1))));
                await CloseAsync();
                return 0;
            case "rate":
                Rate(args.Length > 1 ? args[1] : "unknown");
                return 0;
            default:
                Console.WriteLine("usage: tool ask|rate");
                await CloseAsync();
                return 64;
        }
    }

    [Observe]
    private static string Ask(string question) => "You asked: " + question;

    private static void Rate(string traceId)
    {
        Langfuse.Score("stars", 5, traceId: traceId, comment: "from the command line");
        Console.WriteLine("thank you");
    }

    private static async Task CloseAsync()
    {
        var result = await Langfuse.FlushAsync();
        Console.Error.WriteLine($"sent {result.Sent}");
    }
}

// Right
using Langfuse.Observe;

await using var langfuse = Clients.Create(args.Contains("--debug"));
if (args is ["--help"])
{
    Console.WriteLine("usage: tally FILE...");
    return;
}

using var trace = langfuse.StartTrace("tally", input: args);
trace.Update(output: args.Where(File.Exists).Sum(path => new FileInfo(path).Length));

static class Clients
{
    public static LangfuseClient Create(bool debug)
    {
        var client = LangfuseClient.Start(options => options.Debug = debug);
        if (!client.IsEnabled)
        {
            Console.Error.WriteLine("Tracing is off: no keys.");
        }

        return client;
    }
}

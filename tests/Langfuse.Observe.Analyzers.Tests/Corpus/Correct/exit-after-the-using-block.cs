using Langfuse.Observe;

int code;
await using (LangfuseClient.Start())
{
    code = await Cli.RunAsync(args);
}

Environment.Exit(code);

static class Cli
{
    [Observe(Name = "cli")]
    public static async Task<int> RunAsync(string[] args)
    {
        await Task.Delay(1);
        return args.Length;
    }
}

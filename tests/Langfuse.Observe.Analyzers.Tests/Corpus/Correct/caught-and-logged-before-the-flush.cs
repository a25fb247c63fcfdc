using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
try
{
    Console.WriteLine(await Reader.ReadAsync(args[0]));
}
catch (Exception error)
{
    Console.Error.WriteLine(error.Message);
    Environment.ExitCode = 1;
}

await langfuse.DisposeAsync();

static class Reader
{
    [Observe]
    public static async Task<string> ReadAsync(string path) => await File.ReadAllTextAsync(path);
}

using Langfuse.Observe;

public static class Program
{
    public static int Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage: tool FILE");
            return 64;
        }

        try
        {
            return Tool.Run(args[0]);
        }
        catch (FileNotFoundException e)
        {
            Console.Error.WriteLine(e.Message);
            langfuse.Dispose();
            Environment.Exit(66);
            throw;
        }
    }
}

static class Tool
{
    [Observe]
    public static int Run(string file) => File.ReadAllText(file).Length > 0 ? 0 : 1;
}

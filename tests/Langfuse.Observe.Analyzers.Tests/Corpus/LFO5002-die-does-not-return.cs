// Planted: LFO5002
using Langfuse.Observe;

public static class Program
{
    public static void Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        try
        {
            Runner.Run(args);
        }
        catch (Exception e)
        {
            Die(e);
        }
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private static void Die(Exception e)
    {
        Console.Error.WriteLine(e);
        Environment.Exit(e is TimeoutException ? 124 : 1);
    }
}

static class Runner
{
    [Observe]
    public static void Run(string[] args)
    {
        if (args.Length == 0)
            throw new ArgumentException("no input");
    }
}

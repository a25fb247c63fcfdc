// Planted: LFO5002
using Langfuse.Observe;

namespace Migration;

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        Console.CancelKeyPress += OnCancel;
        var migrator = new Migrator();
        foreach (var script in Directory.GetFiles(args.FirstOrDefault() ?? "scripts", "*.sql").Order())
        {
            await migrator.ApplyAsync(script);
        }
    }

    private static void OnCancel(object? sender, ConsoleCancelEventArgs e)
    {
        Console.Error.WriteLine("Stopped by hand, the schema may be half done.");
        Environment.Exit(e.SpecialKey is ConsoleSpecialKey.ControlC ? 130 : 131);
    }
}

public sealed class Migrator
{
    [Observe(AsType = ObservationType.Tool)]
    public async Task<int> ApplyAsync(string script)
    {
        var text = await File.ReadAllTextAsync(script);
        var statements = text.Split(';', StringSplitOptions.RemoveEmptyEntries);
        await Task.Delay(statements.Length);
        return statements.Length;
    }
}

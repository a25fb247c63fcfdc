// Right
using Langfuse.Observe;

namespace Backup;

public static class Program
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start(options => options.ServiceName = "backup");

    public static int Main(string[] args)
    {
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        var copied = 0;
        foreach (var folder in args)
        {
            if (!Directory.Exists(folder))
            {
                Console.Error.WriteLine($"{folder} is missing");
                return 2;
            }

            copied += Copy(folder);
        }

        Console.WriteLine($"{copied} files");
        return copied > 0 ? 0 : 1;
    }

    private static int Copy(string folder)
    {
        using var trace = Langfuse.StartTrace("copy", input: folder);
        var files = Directory.GetFiles(folder);
        trace.Update(output: new { files = files.Length });
        return files.Length;
    }

    private static void OnExit(object? sender, EventArgs arguments) => Langfuse.Dispose();
}

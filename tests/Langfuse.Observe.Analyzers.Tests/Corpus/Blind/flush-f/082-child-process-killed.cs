// Right
using Langfuse.Observe;
using System.Diagnostics;

await using var langfuse = LangfuseClient.Start();
using var launcher = new Launcher();
launcher.Start("sleep", "60");
Console.WriteLine(Advisor.Advise("renderer"));
await Task.Delay(100);
launcher.Abort();

public sealed class Launcher : IDisposable
{
    private Process? _child;

    public void Start(string file, string arguments)
        => _child = Process.Start(new ProcessStartInfo(file, arguments) { UseShellExecute = false });

    public void Abort()
    {
        if (_child is { HasExited: false } child)
        {
            child.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _child?.Dispose();
}

public static class Advisor
{
    [Observe]
    public static string Advise(string program) => $"{program}: lower the resolution";
}

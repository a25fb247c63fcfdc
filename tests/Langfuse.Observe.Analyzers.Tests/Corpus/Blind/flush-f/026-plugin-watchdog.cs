// Planted: LFO5002
using Langfuse.Observe;
using System.Diagnostics;

await using var langfuse = LangfuseClient.Start();
var self = Process.GetCurrentProcess();
var lastSign = Environment.TickCount64;

using var watchdog = new Timer(_ =>
{
    if (Environment.TickCount64 - Interlocked.Read(ref lastSign) > 30_000)
    {
        Console.Error.WriteLine("a plug-in hangs");
        self.Kill();
    }
}, null, 1000, 1000);

foreach (var plugin in new IPlugin[] { new SpellPlugin(), new TonePlugin() })
{
    Console.WriteLine(plugin.Check("Teh letter is redy."));
    Interlocked.Exchange(ref lastSign, Environment.TickCount64);
}

public interface IPlugin
{
    string Check(string text);
}

public sealed class SpellPlugin : IPlugin
{
    [Observe(Name = "spelling")]
    public string Check(string text) => text.Replace("Teh", "The").Replace("redy", "ready");
}

public sealed class TonePlugin : IPlugin
{
    [Observe(Name = "tone")]
    public string Check(string text) => text.EndsWith('!') ? "loud" : "calm";
}

// Planted: LFO5001
using Langfuse.Observe;

namespace TrayClock;

public static class Program
{
    private static LangfuseClient? s_langfuse;

    public static void Main()
    {
        s_langfuse = LangfuseClient.Start();
        AppDomain.CurrentDomain.ProcessExit += OnExit;

        var tray = new TrayIcon();
        tray.Clicked += zone => Console.WriteLine(Phrases.Say(zone, DateTime.UtcNow.Hour));
        tray.Loop();
    }

    private static async void OnExit(object? sender, EventArgs e)
    {
        if (s_langfuse is { } client)
        {
            await client.FlushAsync();
        }
    }
}

public sealed class TrayIcon
{
    public event Action<string>? Clicked;

    public void Loop()
    {
        while (Console.ReadLine() is { Length: > 0 } zone)
        {
            Clicked?.Invoke(zone);
        }
    }
}

public static class Phrases
{
    [Observe]
    public static string Say(string zone, int hour) => hour < 12 ? $"Good morning, {zone}" : $"Good day, {zone}";
}

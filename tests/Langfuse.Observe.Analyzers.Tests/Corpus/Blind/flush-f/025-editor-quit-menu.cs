// Planted: LFO5002
using Langfuse.Observe;

namespace NoteEditor;

public static class Program
{
    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var menu = new Menu();
        menu.Items["Summarise"] = (_, _) => Console.WriteLine(Assistant.Summarise("Meeting at nine. Bring cake."));
        menu.Items["Quit"] = OnQuit;

        while (await Console.In.ReadLineAsync() is { } choice)
        {
            menu.Click(choice);
        }
    }

    private static void OnQuit(object? sender, EventArgs e)
    {
        Console.WriteLine("bye");
        Shell.Close(ok: true);
    }
}

internal static class Shell
{
    public static void Close(bool ok) => Environment.Exit(ok ? 0 : 1);
}

internal sealed class Menu
{
    public Dictionary<string, EventHandler> Items { get; } = [];

    public void Click(string name)
    {
        if (Items.TryGetValue(name, out var handler))
        {
            handler(this, EventArgs.Empty);
        }
    }
}

internal static class Assistant
{
    [Observe]
    public static string Summarise(string note) => note.Split('.')[0] + ".";
}

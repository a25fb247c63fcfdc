// Planted: LFO5001
using Langfuse.Observe;

namespace RecipeDesk;

public sealed class MainWindow
{
    public event EventHandler? SearchClicked;

    public bool TelemetryAllowed { get; set; } = true;

    public void PressSearch() => SearchClicked?.Invoke(this, EventArgs.Empty);
}

public static class Program
{
    [STAThread]
    public static void Main()
    {
        var langfuse = LangfuseClient.Start();
        var window = new MainWindow();
        window.SearchClicked += (_, _) => Console.WriteLine(Recipes.Suggest("leek"));

        string? line;
        while ((line = Console.ReadLine()) is not null and not "quit")
        {
            if (line == "search")
            {
                window.PressSearch();
            }
            else if (line == "no-telemetry")
            {
                window.TelemetryAllowed = false;
            }
        }

        if (window.TelemetryAllowed && Settings.SendOnExit)
        {
            langfuse.Dispose();
        }
    }
}

public static class Settings
{
    public static bool SendOnExit { get; } = File.Exists("send-on-exit");
}

public static class Recipes
{
    [Observe]
    public static string Suggest(string ingredient) => $"Soup of {ingredient} and potato";
}

using Spectre.Console;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Where commands write: colours for people, plain text into files and pipes.</summary>
internal static class Terminal
{
    // A file has no width: its lines are not broken.
    private const int WidthOfFiles = 100_000;

    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}

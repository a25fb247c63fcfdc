using Spectre.Console;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Where commands write: colours for people, plain text into files and pipes.</summary>
internal static class Terminal
{
    public static IAnsiConsole Create() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });
}

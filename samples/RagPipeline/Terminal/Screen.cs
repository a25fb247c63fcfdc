using System.Globalization;
using Langfuse.Observe;
using RagPipeline.Tracing;
using Spectre.Console;

namespace RagPipeline.Terminal;

/// <summary>Everything that the sample prints. Redirected, it is plain text in long lines.</summary>
internal sealed class Screen
{
    private const int RedirectedWidth = 200;
    private const int ReadableWidth = 100;

    private readonly IAnsiConsole _console;
    private readonly WordWrap _answer;

    public Screen()
    {
        _console = Console.IsOutputRedirected ? Plain() : AnsiConsole.Console;
        _answer = new WordWrap(Console.Out, Console.IsOutputRedirected ? int.MaxValue : Math.Min(ReadableWidth, _console.Profile.Width));
    }

    /// <summary>Whether a person sits at the terminal, who may want to open the page.</summary>
    public static bool HasReader => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    public void ShowQuestion(string question, int passages, string folder, string model)
    {
        _console.MarkupLineInterpolated($"[bold]{question}[/]");
        _console.MarkupLineInterpolated($"[grey]{passages} passages from {folder}, answered by {model}[/]");
        _console.WriteLine();
    }

    /// <summary>A piece of the answer, as it comes.</summary>
    public void Write(string piece) => _answer.Write(piece);

    public void ShowSources(Answer answer)
    {
        _console.WriteLine();
        _console.WriteLine();
        foreach (var (place, source) in answer.Sources.Index())
        {
            var number = (place + 1).ToString(CultureInfo.InvariantCulture);
            _console.MarkupLineInterpolated($"[grey] {number}  {source.Heading}  ({source.Page}:{source.Line})[/]");
        }
    }

    public void ShowTrace(TraceView? trace)
    {
        _console.WriteLine();
        if (trace is null)
        {
            _console.MarkupLine("[yellow]The trace is not at the server. Is tracing turned off by LANGFUSE_TRACING_ENABLED or LANGFUSE_SAMPLE_RATE?[/]");
            return;
        }

        _console.Write(TraceTable.Of(trace, _console.Profile.Width));
    }

    public void ShowPage(Uri page)
    {
        _console.WriteLine();
        // Past the console, which would break a long address in two.
        Console.WriteLine($"Trace page: {page}");
    }

    public void ShowLoss(FlushResult delivery)
    {
        _console.WriteLine();
        _console.MarkupLineInterpolated($"[yellow]The trace was not delivered ({delivery.Dropped} dropped, {delivery.Pending} pending): {delivery.LastError}[/]");
    }

    public void ShowWaiting() => _console.MarkupLine("[grey]The server runs inside this program. Ctrl+C ends it.[/]");

    private static IAnsiConsole Plain()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = RedirectedWidth;
        return console;
    }
}

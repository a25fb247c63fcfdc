// Planted: LFO5001
using Langfuse.Observe;

namespace Translate.Tool;

public class Options { public string From = "en"; public string To = "de"; }

public static class Program
{
    private static LangfuseClient _tracing = null!;

    public static async Task<int> Main(string[] args)
    {
        var options = Parse(args);
        _tracing = LangfuseClient.Start(o => o.Release = typeof(Program).Assembly.GetName().Version!.ToString());
        var exit = await ExecuteAsync(options);
        return exit;
    }

    private static Options Parse(string[] args) => args.Length > 1 ? new Options { From = args[0], To = args[1] } : new Options();

    private static async Task<int> ExecuteAsync(Options options)
    {
        string? line;
        while ((line = Console.ReadLine()) != null)
        {
            var text = await TranslateAsync(line, options.From, options.To);
            Console.WriteLine(text);
        }

        return 0;
    }

    [Observe(AsType = ObservationType.Generation, Name = "translate", Model = "gpt-4o-mini")]
    internal static async Task<string> TranslateAsync(string text, string from, string to)
    {
        await Task.Delay(30);
        return $"[{from}->{to}] {text}";
    }
}

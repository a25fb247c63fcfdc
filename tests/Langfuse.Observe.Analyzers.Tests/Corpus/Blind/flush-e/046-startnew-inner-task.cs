// Planted: LFO5009
using Langfuse.Observe;

// Renumbers the articles of a by-law in the background while the user goes on typing.
internal static class Program
{
    private static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var editor = new Editor();
        var background = editor.BeginRenumbering(args.Length > 0 ? args[0] : "Article 1. The association is called Dove.");
        string? line;
        while (!string.IsNullOrEmpty(line = Console.ReadLine()))
        {
            editor.Append(line);
        }

        await background;
        Console.WriteLine(editor.Text);
    }
}

internal sealed class Editor
{
    private readonly List<string> _lines = [];

    public string Text => string.Join(Environment.NewLine, _lines);

    public void Append(string line) => _lines.Add(line);

    public Task BeginRenumbering(string text) =>
        Task.Factory.StartNew(
            async () => Append(await RenumberAsync(text)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    [Observe(Name = "renumber")]
    private static async Task<string> RenumberAsync(string text)
    {
        await Task.Delay(200);
        return text.Replace("Article 1", "Article 2", StringComparison.Ordinal);
    }
}

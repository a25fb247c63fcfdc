// Right
using Langfuse.Observe;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var editor = new Editor();
        var background = editor.BeginRenumbering(args.Length > 0 ? args[0] : "Article 1. The club is called Heron.");
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
    private readonly Lock _gate = new();

    public string Text
    {
        get
        {
            lock (_gate)
            {
                return string.Join(Environment.NewLine, _lines);
            }
        }
    }

    public void Append(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
        }
    }

    public Task BeginRenumbering(string text) =>
        Task.Factory.StartNew(
            async () => Append(await RenumberAsync(text)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();

    [Observe(Name = "renumber")]
    private static async Task<string> RenumberAsync(string text)
    {
        await Task.Delay(200);
        return text.Replace("Article 1", "Article 2", StringComparison.Ordinal);
    }
}

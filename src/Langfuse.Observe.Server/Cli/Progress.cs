namespace Langfuse.Observe.Server.Cli;

/// <summary>A line on the error output that says how far long work has come: drawn over itself for people, a line now and then into a file.</summary>
internal sealed class Progress(bool isShown) : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_betweenDraws = TimeSpan.FromMilliseconds(100);

    private long _last;
    private int _drawn;

    /// <param name="text">What is being done.</param>
    /// <param name="share">How much of it is done, 0 to 1, where that is known.</param>
    public void Show(string text, double? share = null)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_last);
        if (!isShown || elapsed < (Console.IsErrorRedirected ? s_betweenLines : s_betweenDraws))
        {
            return;
        }

        _last = TimeProvider.System.GetTimestamp();
        var line = ControlCharacters.Shown(share is { } done ? $"{Bar(done)} {done * 100,3:0} %  {text}" : text);
        if (Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(line);
            return;
        }

        Console.Error.Write("\r" + line.PadRight(_drawn));
        _drawn = line.Length;
    }

    public void Dispose()
    {
        if (_drawn > 0)
        {
            Console.Error.Write("\r" + new string(' ', _drawn) + "\r");
            _drawn = 0;
        }
    }

    private static string Bar(double share)
    {
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * BarWidth);
        return new string('█', full) + new string('░', BarWidth - full);
    }
}

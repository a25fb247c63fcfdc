// Right
using Langfuse.Observe;

namespace PaintDesk;

public static class Program
{
    [STAThread]
    public static int Main(string[] args)
    {
        using var context = new AppContextWithTracing();
        var canvas = new Canvas();
        canvas.StrokeEnded += (_, length) => context.Note(length);
        foreach (var stroke in args)
        {
            if (!double.TryParse(stroke, out var length))
            {
                return 1;
            }

            canvas.Draw(length);
        }

        return 0;
    }
}

public sealed class Canvas
{
    public event EventHandler<double>? StrokeEnded;

    public void Draw(double length) => StrokeEnded?.Invoke(this, length);
}

public sealed class AppContextWithTracing : IDisposable
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start(o => o.ServiceName = "paint");

    public void Note(double length)
    {
        using var trace = _langfuse.StartTrace("stroke");
        trace.Score("length", length);
    }

    public void Dispose() => _langfuse.Dispose();
}

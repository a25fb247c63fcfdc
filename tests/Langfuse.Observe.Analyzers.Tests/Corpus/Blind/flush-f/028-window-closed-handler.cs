// Planted: LFO5003
using Langfuse.Observe;

namespace PaintShop.Telemetry;

public interface IWindow
{
    event EventHandler? Closed;

    string Title { get; }
}

/// <summary>Hooks the tracing of the paint program to its windows.</summary>
public sealed class WindowTelemetry(LangfuseClient langfuse)
{
    private readonly HashSet<string> _seen = [];

    public void Attach(IWindow window)
    {
        if (!_seen.Add(window.Title))
        {
            return;
        }

        using (langfuse.StartTrace("window-opened", metadata: new { title = window.Title }))
        {
            window.Closed += (_, _) => langfuse.FlushAsync(TimeSpan.FromSeconds(2));
        }
    }
}

// Planted: LFO5003
using Langfuse.Observe;

public class Window(LangfuseClient langfuse)
{
    public void OnClosing(object? sender, EventArgs args) => langfuse.FlushAsync();
}

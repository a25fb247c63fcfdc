using Langfuse.Observe;

public partial class MainWindow
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();

    public event EventHandler? Closed;

    public MainWindow() => Closed += (_, _) => _langfuse.Dispose();

    public void Ask(string text) => _langfuse.Score("asked", text.Length, sessionId: "ui");

    public void Close() => Closed?.Invoke(this, EventArgs.Empty);
}

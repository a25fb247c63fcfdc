// Planted: LFO5001|LFO5005
using Langfuse.Observe;

using (var session = new TelemetrySession("labels.log"))
{
    foreach (var image in new[] { "cat.png", "bridge.png" })
    {
        session.Label(image, image[..^4]);
    }
}

Console.WriteLine("labels written");

public sealed class TelemetrySession(string logFile) : IDisposable
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();
    private readonly StreamWriter _log = File.CreateText(logFile);
    private bool _disposed;

    public void Label(string image, string label)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var trace = _langfuse.StartTrace("label", input: image);
        trace.Update(output: label);
        _log.WriteLine($"{image};{label}");
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _log.Dispose();
    }
}

// Planted: LFO5005
using Langfuse.Observe;

namespace Reporting;

public sealed class ReportSession : IDisposable
{
    private readonly LangfuseClient _langfuse;
    private readonly StreamWriter _output;

    public ReportSession(string path, string release)
    {
        _output = new StreamWriter(path);
        _langfuse = LangfuseClient.Start(options => options.Release = release);
    }

    public void Write(string section, string text)
    {
        using var span = _langfuse.StartSpan("write-section", input: new { section });
        _output.WriteLine($"## {section}");
        _output.WriteLine(text);
        span.Update(output: new { text.Length });
    }

    public void Dispose() => _output.Dispose();
}

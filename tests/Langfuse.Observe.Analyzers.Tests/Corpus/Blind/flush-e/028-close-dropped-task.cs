// Planted: LFO5003
using Langfuse.Observe;

namespace Mill.Tools;

// Shared by the command line tools of a paper mill: each tool opens a run, records and closes it.
public sealed class ToolRun
{
    private readonly LangfuseClient _langfuse;
    private readonly List<string> _log = [];

    public ToolRun(LangfuseClient langfuse) => _langfuse = langfuse;

    public string Grade(string roll, double moisture)
    {
        using var trace = _langfuse.StartTrace("grade-roll", input: new { roll, moisture });
        var grade = moisture switch { < 5 => "A", < 8 => "B", _ => "C" };
        trace.Update(output: grade);
        _log.Add($"{roll}: {grade}");
        return grade;
    }

    public void Close(string logFile)
    {
        _ = SendAsync();
        File.WriteAllLines(logFile, _log);
    }

    private async Task SendAsync()
    {
        var result = await _langfuse.FlushAsync();
        if (result.Dropped > 0)
        {
            Console.Error.WriteLine($"{result.Dropped} traces lost: {result.LastError}");
        }
    }
}

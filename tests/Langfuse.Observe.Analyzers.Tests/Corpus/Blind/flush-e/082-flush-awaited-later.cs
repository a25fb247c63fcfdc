// Right
using Langfuse.Observe;

namespace Mill.Tools;

// Shared by the tools of a saw mill: sends the traces while the log is written.
public sealed class ToolRun(LangfuseClient langfuse)
{
    private readonly List<string> _log = [];

    public string Grade(string plank, int knots)
    {
        using var trace = langfuse.StartTrace("grade-plank", input: new { plank, knots });
        var grade = knots switch { 0 => "A", < 4 => "B", _ => "C" };
        trace.Update(output: grade);
        _log.Add($"{plank}: {grade}");
        return grade;
    }

    public async Task CloseAsync(string logFile)
    {
        var sending = SendAsync();
        try
        {
            await File.WriteAllLinesAsync(logFile, _log);
        }
        finally
        {
            var result = await sending;
            Console.WriteLine($"{result.Sent} sent");
        }
    }

    private Task<FlushResult> SendAsync() => langfuse.FlushAsync(TimeSpan.FromSeconds(5));
}

using Langfuse.Observe.Weaver.Rehearsing;

namespace Langfuse.Observe.Weaver;

/// <summary>Begins to prepare the weaver while the compiler, which is another process, is at work. Does not wait for it.</summary>
public sealed class RehearseTask : Microsoft.Build.Utilities.Task
{
    // Of the process: a node builds many projects, and is prepared once.
    private static int s_isBegun;

    /// <summary>The report of the last build, which says whether this project observes anything.</summary>
    public string? ReportPath { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (IsLikely() && Interlocked.Exchange(ref s_isBegun, 1) == 0)
        {
            new Thread(Rehearsal.Run) { IsBackground = true, Name = "Langfuse.Observe weaver" }.Start();
        }

        return true;
    }

    private bool IsLikely()
    {
        try
        {
            return !File.Exists(ReportPath) || !File.ReadAllText(ReportPath).Contains("\"woven\": 0,");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

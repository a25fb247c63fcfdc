namespace Langfuse.Observe;

/// <summary>How far an experiment is.</summary>
/// <param name="Done">Items that are done, failed ones among them.</param>
/// <param name="Failed">Items whose task failed.</param>
/// <param name="Total">Items in all.</param>
/// <param name="Elapsed">The time since the start.</param>
public sealed record ExperimentProgress(int Done, int Failed, int Total, TimeSpan Elapsed)
{
    /// <summary>Shows one line on standard error that is written over; where that is no terminal, a line at each tenth.</summary>
    public static IProgress<ExperimentProgress> ToConsole() => new Experiments.ConsoleProgress();

    /// <summary>The counts as text.</summary>
    public override string ToString() =>
        $"{Done} of {Total} items{(Failed > 0 ? $", {Failed} failed" : "")}, {(Elapsed.TotalMinutes >= 1 ? Elapsed.ToString(@"m\:ss", null) : $"{Elapsed.TotalSeconds:0} s")}";
}

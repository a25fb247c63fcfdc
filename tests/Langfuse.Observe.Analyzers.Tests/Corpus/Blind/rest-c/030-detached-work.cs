// Planted: LFO6002
using Langfuse.Observe;

namespace Bank.Reports;

internal static class Detached
{
    public static Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        var flow = ExecutionContext.SuppressFlow();
        try
        {
            return Task.Run(work);
        }
        finally
        {
            flow.Undo();
        }
    }
}

public sealed class MonthlyReport(Func<string, Task<string>> complete)
{
    [Observe(Name = "monthly-report")]
    public async Task<string> BuildAsync(string branch, int month)
    {
        var figures = Detached.RunAsync(() => SectionAsync(branch, "figures", month));
        var outlook = Detached.RunAsync(() => SectionAsync(branch, "outlook", month));
        return await figures + "\n\n" + await outlook;
    }

    [Observe(AsType = ObservationType.Chain, Name = "report-section")]
    private Task<string> SectionAsync(string branch, string section, int month) =>
        complete($"Write the {section} of branch {branch} for month {month}");
}

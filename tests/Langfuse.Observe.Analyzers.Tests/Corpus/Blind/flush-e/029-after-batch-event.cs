// Planted: LFO5003
using Langfuse.Observe;

namespace Payroll;

public sealed class BatchFinishedEventArgs(int count) : EventArgs
{
    public int Count { get; } = count;
}

public sealed class PayslipBatch
{
    public event EventHandler<BatchFinishedEventArgs>? Finished;

    public void Run(LangfuseClient langfuse, IReadOnlyCollection<string> employees)
    {
        foreach (var employee in employees)
        {
            using var trace = langfuse.StartTrace("explain-payslip", input: employee);
            trace.Update(output: "Your net pay went up because of the new tax table.");
        }

        Finished?.Invoke(this, new BatchFinishedEventArgs(employees.Count));
    }
}

public static class PayslipTelemetry
{
    public static PayslipBatch WithTelemetry(this PayslipBatch batch, LangfuseClient langfuse)
    {
        batch.Finished += (_, e) =>
        {
            if (e.Count > 0)
            {
                var sending = langfuse.FlushAsync();
                Console.WriteLine(sending.IsCompleted ? "sent" : $"sending {e.Count} traces");
            }
        };
        return batch;
    }
}

// Planted: LFO5002
using Langfuse.Observe;

namespace Backoffice;

internal static class Program
{
    private static readonly Action<int> Quit = Environment.Exit;

    public static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("reconcile", input: args);
        var month = Month(args);
        trace.Update(output: await ReconcileAsync(month));
    }

    private static int Month(string[] args)
    {
        if (args is [var text] && int.TryParse(text, out var month) && month is >= 1 and <= 12)
        {
            return month;
        }

        Console.Error.WriteLine("usage: reconcile MONTH");
        Quit(64);
        return 0;
    }

    private static async Task<string> ReconcileAsync(int month)
    {
        await Task.Delay(25);
        return $"month {month}: 41 of 41 bookings match";
    }
}

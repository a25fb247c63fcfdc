// Planted: LFO5001
using Langfuse.Observe;
using System.Globalization;

namespace Payroll;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var client = LangfuseClient.Start();
        try
        {
            var month = DateOnly.ParseExact(args[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var total = await PayRun.ComputeAsync(month);
            Console.WriteLine(total.ToString("C", CultureInfo.InvariantCulture));
            await client.FlushAsync(timeout: TimeSpan.FromSeconds(10));
            return 0;
        }
        catch (FormatException error)
        {
            Console.Error.WriteLine(error.Message);
            return 65;
        }
    }
}

internal static class PayRun
{
    private static readonly Dictionary<string, decimal> Salaries = new()
    {
        ["accounting"] = 41_200m,
        ["warehouse"] = 68_900m,
    };

    [Observe(Name = "compute-pay")]
    public static async Task<decimal> ComputeAsync(DateOnly month)
    {
        await Task.Delay(5);
        return Salaries.Values.Sum() / DateTime.DaysInMonth(month.Year, month.Month);
    }
}

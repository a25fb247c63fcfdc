// Planted: LFO5001
using Langfuse.Observe;

namespace Payroll.Assistant;

public class Program
{
    public static Task<int> Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start(options => options.Release = "2026.11");
        return RunAsync(langfuse, args.FirstOrDefault() ?? "How many vacation days are left?");
    }

    private static async Task<int> RunAsync(LangfuseClient langfuse, string question)
    {
        await Task.Delay(50);
        using var trace = langfuse.StartTrace("payroll-question", input: question);
        var answer = question.Contains("vacation", StringComparison.Ordinal) ? "12 days" : "I cannot say.";
        trace.Update(output: answer);
        Console.WriteLine(answer);
        return 0;
    }
}

// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

namespace Payroll;

public static class Program
{
    public static async Task Main(string[] args)
    {
        var services = new ServiceCollection()
            .AddSingleton(_ => LangfuseClient.Start())
            .AddSingleton<IPayslipReader, PayslipReader>();

        await using var provider = services.BuildServiceProvider();
        var reader = provider.GetRequiredService<IPayslipReader>();
        foreach (var file in args)
        {
            Console.WriteLine(await reader.ReadAsync(file));
        }
    }
}

public interface IPayslipReader
{
    Task<string> ReadAsync(string file);
}

public sealed class PayslipReader(LangfuseClient langfuse) : IPayslipReader
{
    public async Task<string> ReadAsync(string file)
    {
        using var trace = langfuse.StartTrace("read-payslip", metadata: new { file });
        var text = await File.ReadAllTextAsync(file);
        var employer = text.Split('\n')[0];
        trace.Update(output: employer);
        return employer;
    }
}

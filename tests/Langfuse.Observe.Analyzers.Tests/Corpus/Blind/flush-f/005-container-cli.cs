// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

namespace Invoices;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_ => LangfuseClient.Start());
        services.AddSingleton<InvoiceReader>();
        services.AddTransient<ReadCommand>();

        var provider = services.BuildServiceProvider();
        var command = provider.GetRequiredService<ReadCommand>();
        return await command.ExecuteAsync(args);
    }
}

public sealed class ReadCommand(InvoiceReader reader)
{
    public async Task<int> ExecuteAsync(string[] files)
    {
        foreach (var file in files)
        {
            Console.WriteLine($"{file}: {await reader.TotalAsync(file)}");
        }

        return files.Length == 0 ? 2 : 0;
    }
}

public sealed class InvoiceReader(LangfuseClient langfuse)
{
    public async Task<decimal> TotalAsync(string file)
    {
        using var span = langfuse.StartTrace("invoice-total", input: file);
        await Task.Delay(5);
        var total = file.Length * 1.19m;
        span.Update(output: total);
        return total;
    }
}

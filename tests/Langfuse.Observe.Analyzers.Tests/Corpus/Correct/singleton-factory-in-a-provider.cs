using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

public static class Program
{
    public static async Task Main()
    {
        var services = new ServiceCollection();
        services.AddSingleton(_ => LangfuseClient.Start());
        services.AddSingleton<Importer>();
        await using (var provider = services.BuildServiceProvider())
        {
            await provider.GetRequiredService<Importer>().RunAsync();
        }
    }
}

public sealed class Importer(LangfuseClient langfuse)
{
    public async Task RunAsync()
    {
        using var trace = langfuse.StartTrace("import");
        trace.Update(output: (await File.ReadAllLinesAsync("rows.csv")).Length);
    }
}

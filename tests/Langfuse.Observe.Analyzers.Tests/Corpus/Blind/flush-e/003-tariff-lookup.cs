// Planted: LFO5001
using Langfuse.Observe;

// tariff-lookup: finds customs codes for product descriptions
public class Program
{
    public static async Task Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        using var http = new HttpClient { BaseAddress = new Uri("https://customs.example.org") };
        var finder = new TariffFinder(http);
        foreach (var product in args)
        {
            var code = await finder.FindAsync(product);
            Console.WriteLine($"{product,-40} {code}");
            langfuse.Score("has-code", code.Length > 0, traceId: LangfuseClient.CreateTraceId(seed: product));
        }

        await langfuse.FlushAsync(TimeSpan.FromSeconds(10));
    }
}

public class TariffFinder(HttpClient http)
{
    [Observe(AsType = ObservationType.Retriever)]
    public async Task<string> FindAsync(string product)
    {
        var answer = await http.GetStringAsync("/codes?q=" + Uri.EscapeDataString(product));
        return answer.Trim('"');
    }
}

// Right
using Langfuse.Observe;

namespace Catalogue;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        await using var telemetry = TelemetryFactory.Create("catalogue");
        var writer = new BlurbWriter(telemetry);
        foreach (var product in args)
        {
            Console.WriteLine(writer.Write(product));
        }

        return args.Length == 0 ? 1 : 0;
    }
}

public static class TelemetryFactory
{
    public static LangfuseClient Create(string service)
    {
        var client = LangfuseClient.Start(options => options.ServiceName = service);
        return client;
    }
}

public sealed class BlurbWriter(LangfuseClient langfuse)
{
    public string Write(string product)
    {
        var span = langfuse.StartTrace("blurb", input: product);
        try
        {
            var blurb = $"The {product} you always wanted.";
            span.Update(output: blurb);
            return blurb;
        }
        finally
        {
            span.End();
        }
    }
}

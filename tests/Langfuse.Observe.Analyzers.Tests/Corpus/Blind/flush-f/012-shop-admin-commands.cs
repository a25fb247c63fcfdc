// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();

return args switch
{
    ["describe", var sku] => await DescribeAsync(sku),
    ["rate", var sku] => Rate(sku),
    _ => await UsageAsync(),
};

async Task<int> DescribeAsync(string sku)
{
    try
    {
        Console.WriteLine(Copywriter.Describe(sku));
        return 0;
    }
    finally
    {
        await langfuse.DisposeAsync();
    }
}

int Rate(string sku)
{
    using var trace = langfuse.StartTrace("rate-product", input: sku);
    var text = Copywriter.Describe(sku);
    trace.Score("length", text.Length);
    return text.Length > 10 ? 0 : 1;
}

async Task<int> UsageAsync()
{
    Console.WriteLine("describe SKU | rate SKU");
    await langfuse.DisposeAsync();
    return 64;
}

public static class Copywriter
{
    [Observe]
    public static string Describe(string sku) => $"Article {sku}: sturdy, washable, in stock.";
}

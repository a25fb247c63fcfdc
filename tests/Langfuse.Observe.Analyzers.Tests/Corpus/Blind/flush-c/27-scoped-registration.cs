// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddScoped(provider =>
{
    var section = provider.GetRequiredService<IConfiguration>().GetSection("Tracing");
    return LangfuseClient.Start(options => options.Environment = section["Environment"]);
});
builder.Services.AddScoped<ReceiptReader>();

var app = builder.Build();
app.MapPost("/receipts", (ReceiptReader reader, Receipt receipt) => reader.Read(receipt));
app.Run();

public sealed record Receipt(string Shop, decimal[] Lines);

public sealed class ReceiptReader(LangfuseClient langfuse)
{
    public decimal Read(Receipt receipt)
    {
        using var trace = langfuse.StartTrace("receipt", input: receipt);
        var sum = receipt.Lines.Sum();
        trace.Update(output: sum);
        return sum;
    }
}

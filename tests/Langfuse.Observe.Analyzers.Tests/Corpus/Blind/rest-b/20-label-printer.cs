// Planted: LFO1050
using Langfuse.Observe;
using System.Diagnostics;

namespace Warehouse;

public sealed class LabelPrinter(HttpClient printer)
{
    private static readonly ActivitySource Tracing = new("Warehouse.Labels", "2.0");

    public async Task<bool> PrintAsync(string sku, int copies, CancellationToken cancellationToken)
    {
        using (var activity = Tracing.StartActivity("print-label", ActivityKind.Internal))
        {
            activity?.SetTag("label.sku", sku);
            activity?.SetTag("label.copies", copies);
            var text = await DescribeAsync(sku);
            using var response = await printer.PostAsync($"labels?copies={copies}", new StringContent(text), cancellationToken);
            return response.IsSuccessStatusCode;
        }
    }

    [Observe(AsType = ObservationType.Tool)]
    private static Task<string> DescribeAsync(string sku) => Task.FromResult($"^XA^FD{sku}^FS^XZ");
}

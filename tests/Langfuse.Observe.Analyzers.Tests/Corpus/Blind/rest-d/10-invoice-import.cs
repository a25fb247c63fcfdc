// Planted: LFO1011
using Langfuse.Observe;

namespace Accounting;

public sealed record Invoice(string Number, string Supplier, decimal Total);

public sealed class InvoiceImport(LangfuseClient langfuse, Func<string, Invoice?> parse)
{
    public IReadOnlyList<Invoice> Import(string folder)
    {
        var invoices = new List<Invoice>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml"))
        {
            var label = "import " + Path.GetFileNameWithoutExtension(file);
            if (ImportOne(label, file) is { } invoice)
            {
                invoices.Add(invoice);
            }
        }

        return invoices;
    }

    private Invoice? ImportOne(string label, string file)
    {
        using var trace = langfuse.StartTrace(label, input: file);
        var invoice = parse(File.ReadAllText(file));
        trace.Update(output: invoice?.Number ?? "not an invoice");
        return invoice;
    }
}

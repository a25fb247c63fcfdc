// Planted: LFO5005
using Langfuse.Observe;

namespace Invoicing;

public sealed record InvoiceLine(string Text, decimal Amount);

public sealed class InvoiceReader : IDisposable
{
    private readonly LangfuseClient _langfuse;
    private readonly StreamReader _reader;

    public InvoiceReader(string path, string? release = null)
    {
        _reader = new StreamReader(path);
        _langfuse = LangfuseClient.Start(options => options.Release = release);
    }

    public IReadOnlyList<InvoiceLine> ReadAll()
    {
        using var trace = _langfuse.StartTrace("read-invoice");
        var lines = new List<InvoiceLine>();
        while (_reader.ReadLine() is { } line)
        {
            var cells = line.Split(';');
            if (cells.Length == 2 && decimal.TryParse(cells[1], out var amount))
            {
                lines.Add(new InvoiceLine(cells[0], amount));
            }
        }

        trace.Update(output: new { count = lines.Count });
        return lines;
    }

    public void Dispose()
    {
        _reader.Dispose();
        GC.SuppressFinalize(this);
    }
}

// Planted: LFO6009
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Desk.Export;

public sealed record Ticket(int Number, string Text);

public sealed class TicketExport(Func<string, CancellationToken, Task<string>> classify)
{
    public async Task<int> WriteAsync(IAsyncEnumerable<Ticket> tickets, TextWriter to, CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var row in RowsAsync(tickets, cancellationToken))
        {
            await to.WriteLineAsync(row);
            rows++;
        }

        return rows;

        async IAsyncEnumerable<string> RowsAsync(IAsyncEnumerable<Ticket> source, [EnumeratorCancellation] CancellationToken ct)
        {
            var scope = LangfuseContext.Propagate(sessionId: "export", version: "3");
            try
            {
                await foreach (var ticket in source.WithCancellation(ct))
                {
                    yield return $"{ticket.Number};{await ClassifyAsync(ticket.Text, ct)}";
                }
            }
            finally
            {
                scope.Dispose();
            }
        }
    }

    [Observe(AsType = ObservationType.Evaluator)]
    private Task<string> ClassifyAsync(string text, CancellationToken cancellationToken) => classify(text, cancellationToken);
}
